package dev.camelion;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Properties;
import java.util.Set;
import java.util.function.UnaryOperator;
import org.apache.camel.CamelContext;
import org.apache.camel.RuntimeCamelException;
import org.apache.camel.impl.DefaultCamelContext;
import org.apache.camel.spi.PropertiesFunction;
import org.jspecify.annotations.Nullable;

/**
 * Resolves the placeholders of a text with Camel's properties component and the properties of the home directory. What
 * has no value is an exception; an optional one ({@code {{?key}}}) becomes empty. What a function gives is taken as it
 * is: Camel itself would look for placeholders in a password that holds braces. The context is made when it is first
 * needed.
 */
public final class CamelPlaceholders implements UnaryOperator<String>, AutoCloseable {
    // Camel reads {{aws:key}} as the property "aws" with the default "key" where the function is not installed
    private static final Set<String> VAULTS =
            Set.of("aws", "gcp", "azure", "hashicorp", "ibm", "cyberark", "secret", "secret-binary", "configmap");
    private static final String OPEN = "{{";
    private static final String CLOSE = "}}";
    private static final int DEEPEST = 10;

    private final Path home;
    private @Nullable CamelContext context;

    public CamelPlaceholders(Path home) {
        this.home = home;
    }

    @Override
    public synchronized String apply(String text) {
        return resolve(text, 0);
    }

    private String resolve(String text, int depth) {
        if (depth > DEEPEST) {
            throw new IllegalArgumentException("placeholders name each other in a circle");
        }
        var start = text.indexOf(OPEN);
        if (start < 0) {
            return text;
        }
        var end = end(text, start);
        var reference = resolve(text.substring(start + OPEN.length(), end), depth + 1);
        return text.substring(0, start)
                + value(reference, depth)
                + resolve(text.substring(end + CLOSE.length()), depth);
    }

    /** Where the placeholder that starts there is closed; others may be within it. */
    private static int end(String text, int start) {
        var open = 0;
        for (var i = start; i < text.length() - 1; i++) {
            if (text.startsWith(OPEN, i)) {
                open++;
                i++;
            } else if (text.startsWith(CLOSE, i)) {
                open--;
                if (open == 0) {
                    return i;
                }
                i++;
            }
        }
        throw new IllegalArgumentException("a placeholder is not closed");
    }

    private String value(String reference, int depth) {
        var isOptional = reference.startsWith("?");
        var key = isOptional ? reference.substring(1) : reference;
        try {
            return required(key, depth);
        } catch (IllegalArgumentException | RuntimeCamelException absent) {
            if (isOptional) {
                return "";
            }
            throw absent;
        }
    }

    private String required(String key, int depth) {
        var properties = context().getPropertiesComponent();
        var parts = key.split(":", 2);
        var function = parts.length < 2 ? null : properties.getPropertiesFunction(parts[0]);
        if (function != null) {
            var value = function.apply(parts[1]);
            if (value == null) {
                throw new IllegalArgumentException("%s has no value".formatted(key));
            }
            return value;
        }
        if (parts.length == 2 && VAULTS.contains(parts[0])) {
            throw new IllegalArgumentException("no vault %s is installed".formatted(parts[0]));
        }
        return resolve(properties.parseUri(OPEN + key + CLOSE), depth + 1);
    }

    @Override
    public synchronized void close() {
        if (context != null) {
            context.stop();
        }
    }

    private CamelContext context() {
        if (context == null) {
            var made = new DefaultCamelContext();
            var properties = made.getPropertiesComponent();
            properties.setNestedPlaceholder(false);
            properties.setInitialProperties(applicationProperties());
            properties.addPropertiesFunction(new FileFunction(home));
            made.build();
            context = made;
        }
        return context;
    }

    private Properties applicationProperties() {
        var properties = new Properties();
        try (var file = Files.newBufferedReader(home.resolve("config/application.properties"))) {
            properties.load(file);
        } catch (IOException unreadable) {
            // whoever reads the settings reports it; placeholders of functions resolve without it
        }
        return properties;
    }

    /** {@code {{file:path}}}: the text of a file without its last line break, as a container's secrets come. */
    public static final class FileFunction implements PropertiesFunction {
        private final Path home;

        public FileFunction(Path home) {
            this.home = home;
        }

        @Override
        public String getName() {
            return "file";
        }

        @Override
        public String apply(String path) {
            try {
                return Files.readString(home.resolve(path)).replaceAll("\\R\\z", "");
            } catch (IOException unreadable) {
                throw new RuntimeCamelException("cannot read " + path, unreadable);
            }
        }
    }
}
