package dev.camelion;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.camel.CamelContext;
import org.apache.camel.RuntimeCamelException;
import org.apache.camel.impl.DefaultCamelContext;
import org.apache.camel.spi.PropertiesComponent;
import org.apache.camel.spi.PropertiesFunction;
import org.jspecify.annotations.Nullable;

/**
 * Resolves the placeholders of a text as Camel does in a route, with the properties of the home directory. What has no
 * value is an exception; an optional one ({@code {{?key}}}) becomes empty. The context is made when it is first needed.
 */
public final class CamelPlaceholders implements UnaryOperator<String>, AutoCloseable {
    // Camel reads {{aws:key}} as the property "aws" with the default "key" where the function is not installed
    private static final Set<String> VAULTS =
            Set.of("aws", "gcp", "azure", "hashicorp", "ibm", "cyberark", "secret", "secret-binary", "configmap");
    private static final Pattern FUNCTION = Pattern.compile("\\{\\{\\??([\\w-]+):");
    private static final Pattern OPTIONAL = Pattern.compile("\\{\\{\\?([^{}]+)}}");

    private final Path home;
    private @Nullable CamelContext context;

    public CamelPlaceholders(Path home) {
        this.home = home;
    }

    @Override
    public synchronized String apply(String text) {
        var properties = context().getPropertiesComponent();
        FUNCTION.matcher(text).results().map(match -> match.group(1)).forEach(function -> {
            if (VAULTS.contains(function) && !properties.hasPropertiesFunction(function)) {
                throw new IllegalArgumentException("no vault %s is installed".formatted(function));
            }
        });
        var present = OPTIONAL.matcher(text)
                .replaceAll(match -> Matcher.quoteReplacement(optional(match.group(1), properties)));
        return present.isEmpty() ? "" : properties.parseUri(present);
    }

    private static String optional(String key, PropertiesComponent properties) {
        try {
            return properties.resolveProperty(key).orElse("");
        } catch (IllegalArgumentException absent) {
            return "";
        }
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
            properties.setIgnoreMissingLocation(true);
            properties.addLocation(
                    "file:" + home.resolve("config/application.properties").toAbsolutePath());
            properties.addPropertiesFunction(new FileFunction(home));
            made.build();
            context = made;
        }
        return context;
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
