package dev.camelion.demo.embedded;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;

/** A real MySQL of its own: port, data, server UUID. */
public final class EmbeddedMySql extends EmbeddedServer {
    private final MySqlFiles files;
    private final MySqlOptions options;
    private final Path data;
    private boolean hasPassword;

    private EmbeddedMySql(MySqlFiles files, MySqlOptions options) {
        super("mysql", options.isEndedByHook());
        this.files = files;
        this.options = options;
        this.data = folder().resolve("data");
    }

    /** Returns when the server takes connections; fails with the end of its log when it does not start. */
    public static EmbeddedMySql start(MySqlOptions options) {
        var files = options.release().files();
        var template = files.template(options.initial());
        var server = new EmbeddedMySql(files, options);
        try {
            server.fill(template);
            server.start();
            server.setPassword();
            return server;
        } catch (RuntimeException e) {
            server.close();
            throw e;
        }
    }

    /** The server's version, as three numbers. */
    public String version() {
        return files.version();
    }

    @Override
    public String user() {
        return "root";
    }

    @Override
    public String password() {
        return hasPassword ? options.password() : "";
    }

    @Override
    public String jdbcUrl(String database) {
        return "jdbc:mysql://%s:%d/%s?sslMode=DISABLED&allowPublicKeyRetrieval=true"
                .formatted(host(), port(), database);
    }

    @Override
    String maintenanceDatabase() {
        return "mysql";
    }

    @Override
    String stopSignal() {
        return "TERM";
    }

    @Override
    Launch launch() {
        var own = new ArrayList<>(options.commandLine());
        own.addAll(List.of(
                "--datadir=" + data,
                "--port=" + port(),
                "--socket=" + folder().resolve("socket"),
                "--pid-file=" + folder().resolve("pid")));
        var command = new ArrayList<>(Privileges.endsWithParent("KILL"));
        command.addAll(files.commandWith(own));
        return new Launch(List.copyOf(command), files.environment());
    }

    // without auto.cnf the server draws a UUID of its own
    private void fill(Path template) {
        FileTrees.copy(template, data);
        try {
            Files.deleteIfExists(data.resolve("auto.cnf"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void setPassword() {
        if (options.password().isEmpty()) {
            return;
        }
        try (var connection = connect();
                var statement = connection.createStatement()) {
            statement.execute("set sql_log_bin = 0");
            statement.execute("alter user root@localhost identified by '%s'"
                    .formatted(options.password().replace("\\", "\\\\").replace("'", "''")));
            hasPassword = true;
        } catch (SQLException e) {
            throw new ServerUnavailableException("root's password was refused", e);
        }
    }
}
