package dev.camelion.demo.embedded;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/**
 * A mysqld that can be started.
 *
 * @param command the program and what has to come before its options
 * @param locations the options that say where the release's own files are
 */
record MySqlFiles(String version, List<String> command, Map<String, String> environment, List<String> locations) {
    private static final Duration LIMIT = Duration.ofMinutes(3);
    private static final Pattern VERSION = Pattern.compile("Ver (\\d+\\.\\d+\\.\\d+)");

    static MySqlFiles of(List<String> command, Map<String, String> environment, List<String> locations) {
        var asked = new ArrayList<>(command);
        asked.add("--version");
        var answer = SystemCommand.run(LIMIT, asked, environment);
        var matcher = VERSION.matcher(answer.output());
        if (!matcher.find()) {
            throw new ServerUnavailableException("mysqld does not run here: " + answer.lastLines(1));
        }
        return new MySqlFiles(matcher.group(1), List.copyOf(command), environment, List.copyOf(locations));
    }

    /** The whole command; root has to be told that it may run mysqld. */
    List<String> commandWith(List<String> options) {
        var whole = new ArrayList<>(command);
        whole.add("--no-defaults");
        whole.addAll(locations);
        if (Privileges.isRoot()) {
            whole.add("--user=root");
        }
        whole.addAll(options);
        return List.copyOf(whole);
    }

    /** An initialised data directory, made once for the version and these options, to be copied. */
    Path template(List<String> options) {
        var name = "mysql-%s-data".formatted(version)
                + (options.isEmpty() ? "" : "-" + Integer.toHexString(options.hashCode()));
        return ServerCache.folder(name, folder -> initialise(folder, options));
    }

    private void initialise(Path folder, List<String> options) {
        var all = new ArrayList<>(List.of(
                "--initialize-insecure",
                "--datadir=" + folder,
                "--skip-log-bin",
                "--innodb-use-native-aio=0",
                "--innodb-flush-method=nosync"));
        all.addAll(options);
        var result = SystemCommand.run(LIMIT, commandWith(all), environment);
        if (!result.succeeded()) {
            throw new ServerUnavailableException(
                    "MySQL %s does not initialise its data directory:%n%s".formatted(version, result.lastLines(20)));
        }
    }
}
