package dev.camelion.testkit;

import dev.camelion.demo.embedded.MySqlOptions;
import dev.camelion.demo.embedded.MySqlRelease;
import dev.camelion.demo.embedded.PostgresOptions;
import dev.camelion.demo.embedded.ServerUnavailableException;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import org.opentest4j.TestAbortedException;

/**
 * Hands out servers: given addresses first, containers when asked for, else the embedded ones. A test whose server
 * cannot be had fails with what to install.
 *
 * <p>System properties: {@code camelion.test.mysql-url}, {@code -user}, {@code -password}; the same with {@code
 * postgres}; {@code camelion.test.servers=docker}.
 */
public final class Databases {
    private static final AtomicInteger NAMES = new AtomicInteger();

    private Databases() {}

    /** The test run's shared MySQL, with GTIDs; ends with the JVM. Change no global variable of it. */
    public static MySqlServer mySql() {
        return SharedMySql.SERVER;
    }

    /** The test run's shared PostgreSQL; ends with the JVM. */
    public static PostgresServer postgres() {
        return SharedPostgres.SERVER;
    }

    /** A MySQL for one test, to be closed by it; never a given one, as it may be restarted and killed. */
    public static MySqlServer ownMySql(MySqlOptions options) {
        return isDocker() ? DockerServers.mySql(options) : EmbeddedServers.mySql(options);
    }

    /** A PostgreSQL for one test, to be closed by it; never a given one. */
    public static PostgresServer ownPostgres(PostgresOptions options) {
        return isDocker() ? DockerServers.postgres(options) : EmbeddedServers.postgres(options);
    }

    /** A MySQL 9 for one test; where none can be had the test is skipped with one line, but fails when CI=true. */
    public static MySqlServer currentMySql(MySqlOptions options) {
        try {
            return ownMySql(options.withRelease(MySqlRelease.CURRENT));
        } catch (ServerUnavailableException e) {
            if (Boolean.parseBoolean(System.getenv("CI"))) {
                throw e;
            }
            System.out.println("skipped: " + e.getMessage());
            throw new TestAbortedException(e.getMessage(), e);
        }
    }

    /** The means to stop and crash a server; skips the test where the server is in a container. */
    public static Restartable restartable(DatabaseServer server) {
        return server.restartable().orElseThrow(() -> new TestAbortedException("the server cannot be restarted here"));
    }

    /** A name for a database, schema or source that no other test and no other run uses: 63 characters at most. */
    public static String uniqueName(String prefix) {
        return "%s_%s_%d"
                .formatted(
                        prefix,
                        Long.toString(ProcessHandle.current().pid(), Character.MAX_RADIX),
                        NAMES.incrementAndGet())
                .toLowerCase(Locale.ROOT);
    }

    /** Creates a MySQL database with a unique name on the shared server. */
    public static String newMySqlDatabase(String prefix) {
        var name = uniqueName(prefix);
        mySql().createDatabase(name);
        return name;
    }

    /** Creates a PostgreSQL database with a unique name on the shared server. */
    public static String newPostgresDatabase(String prefix) {
        var name = uniqueName(prefix);
        postgres().createDatabase(name);
        return name;
    }

    private static boolean isDocker() {
        return "docker".equals(setting("servers", "embedded"));
    }

    private static Optional<String> url(String server) {
        return Optional.of(setting(server + "-url", "")).filter(url -> !url.isBlank());
    }

    private static String setting(String name, String usual) {
        return System.getProperty("camelion.test." + name, usual);
    }

    private static final class SharedMySql {
        static final MySqlServer SERVER = url("mysql")
                .map(url -> AddressedServers.mySql(
                        url, setting("mysql-user", "root"), setting("mysql-password", ""), () -> {}))
                .orElseGet(() -> ownMySql(MySqlOptions.defaults()));
    }

    private static final class SharedPostgres {
        static final PostgresServer SERVER = url("postgres")
                .map(url -> AddressedServers.postgres(
                        url, setting("postgres-user", "postgres"), setting("postgres-password", ""), () -> {}))
                .orElseGet(() -> ownPostgres(PostgresOptions.defaults()));
    }
}
