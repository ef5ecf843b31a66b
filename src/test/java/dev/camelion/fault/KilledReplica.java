package dev.camelion.fault;

import static org.assertj.core.api.Assertions.assertThat;

import dev.camelion.testkit.Databases;
import dev.camelion.testkit.Eventually;
import dev.camelion.testkit.MySqlServer;
import dev.camelion.testkit.ReplicaHome;
import dev.camelion.testkit.ReplicaProcess;
import dev.camelion.testkit.Replicated;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A replica in a process of its own. Whoever waits for it has it killed on the way: where a schema change is held at a
 * gate, or at any moment; and started again.
 */
final class KilledReplica implements Replicated, AutoCloseable {
    private static final List<String> JVM =
            List.of("-Xmx512m", "-XX:TieredStopAtLevel=1", "-Xshare:auto", "-XX:+UseSerialGC");
    private static final Duration LIMIT = Duration.ofSeconds(120);
    private static final String UNDEFINED_TABLE = "42P01";
    private static final int MOST_KILLS_A_WAIT = 3;
    /** How often a kill is at any moment and not at a gate. */
    private static final double AT_ANY_MOMENT = 0.15;

    private final MySqlServer mysql;
    private final String database;
    private final String targetDatabase;
    private final ReplicaHome home;
    private final Path log;
    private final Random random;
    private final Connection target;
    private final Map<Gate, Integer> kills = new EnumMap<>(Gate.class);
    private int killsAtAnyMoment;
    private ReplicaProcess process;
    /** Where the next kill is to be; none for any moment, which is when {@link #killAt} appends are made. */
    private Set<Gate> closed = Set.of();

    private long killAt;

    KilledReplica(Path directory, MySqlServer mysql, long seed) throws SQLException, IOException {
        this.mysql = mysql;
        this.random = new Random(seed);
        this.log = directory.resolve("replica.log");
        this.database = Databases.uniqueName("killed");
        mysql.createDatabase(database);
        this.targetDatabase = Databases.newPostgresDatabase("killed");
        this.home = ReplicaHome.in(directory, Databases.postgres(), targetDatabase)
                .source("killed", mysql, List.of(database), "");
        for (var command : List.of("create_schema", "add_source", "init_replica")) {
            try (var once = ReplicaProcess.start(home, log, JVM, command)) {
                assertThat(once.awaitEnd()).as("%s: %s", command, once.log()).isZero();
            }
        }
        this.target = connectTarget();
        Audit.install(target);
        execute(gates());
        startAgain();
    }

    private static String gates() throws IOException {
        try (var file = Objects.requireNonNull(KilledReplica.class.getResourceAsStream("/fault/gates.sql"))) {
            return new String(file.readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    @Override
    public MySqlServer mysql() {
        return mysql;
    }

    @Override
    public String database() {
        return database;
    }

    @Override
    public Connection connectTarget() {
        return Databases.postgres().connect(targetDatabase);
    }

    /** Kills up to three times before the row is there. */
    @Override
    public String awaitRowOrError(String table, String condition) {
        var row = "select count(*) from \"%s\".%s where %s".formatted(database, table, condition);
        try {
            for (var left = 1 + random.nextInt(MOST_KILLS_A_WAIT); left > 0; left--) {
                Eventually.holds(
                        "a moment to kill, or the row of %s: %s".formatted(condition, tail()),
                        LIMIT,
                        () -> isTimeToKill() || isThere(row) || !error().isEmpty());
                if (isThere(row) || !isTimeToKill()) {
                    break;
                }
                kill();
            }
            openGates();
            Eventually.holds(
                    "the row of %s: %s".formatted(condition, tail()), LIMIT, () -> isThere(row) || !error().isEmpty());
            var error = isThere(row) ? "" : error();
            choose();
            return error;
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    /** False as well where the target does not have the table yet. */
    private boolean isThere(String row) throws SQLException {
        try {
            return count(row) > 0;
        } catch (SQLException refused) {
            if (UNDEFINED_TABLE.equals(refused.getSQLState())) {
                return false;
            }
            throw refused;
        }
    }

    private boolean isTimeToKill() throws SQLException {
        return closed.isEmpty() ? appends() >= killAt : holding() != null;
    }

    private @Nullable Gate holding() throws SQLException {
        for (var gate : closed) {
            if (gate.holdsSomebody(target)) {
                return gate;
            }
        }
        return null;
    }

    private void kill() throws SQLException {
        var gate = holding();
        process.kill();
        if (gate == null) {
            killsAtAnyMoment++;
        } else {
            kills.merge(gate, 1, Integer::sum);
            if (random.nextBoolean()) {
                gate.endSessions(target);
            } // else the server goes on with what nobody waits for any more
        }
        openGates();
        startAgain();
    }

    private void startAgain() throws SQLException {
        choose();
        process = ReplicaProcess.start(home, log, JVM, "start_replica");
    }

    /** The gate between parts, which few statements have, is closed with either of the others. */
    private void choose() throws SQLException {
        if (random.nextDouble() < AT_ANY_MOMENT) {
            killAt = appends() + 1 + random.nextInt(8);
            return;
        }
        closed = EnumSet.of(Gate.BETWEEN, random.nextBoolean() ? Gate.APPEND : Gate.REPLAY);
        for (var gate : closed) {
            gate.close(target);
        }
    }

    private void openGates() throws SQLException {
        for (var gate : closed) {
            gate.open(target);
        }
        closed = Set.of();
        killAt = Long.MAX_VALUE;
    }

    int kills() {
        return killsAtAnyMoment + killsWithinDdl();
    }

    int killsWithinDdl() {
        return kills.values().stream().mapToInt(Integer::intValue).sum();
    }

    /** How often it was killed at each gate. */
    Map<Gate, Integer> byGate() {
        return kills;
    }

    /** Events that were logged twice, and transactions that were not logged whole. */
    List<List<String>> flaws() throws SQLException {
        return List.of(Audit.doubles(target), Audit.gaps(target));
    }

    private long appends() throws SQLException {
        return count("select sum(i_appends) from sch_chameleon.t_source_positions");
    }

    private String error() throws SQLException {
        return text("select coalesce(max(t_message), '') from sch_chameleon.t_sources where enm_status = 'error'");
    }

    private String tail() {
        var text = process.log();
        return text.substring(Math.max(0, text.length() - 2000));
    }

    private long count(String query) throws SQLException {
        var text = text(query);
        return text.isEmpty() ? 0 : Long.parseLong(text);
    }

    private String text(String query) throws SQLException {
        try (var statement = target.createStatement();
                var rows = statement.executeQuery(query)) {
            return rows.next() && rows.getString(1) != null ? rows.getString(1) : "";
        }
    }

    private void execute(String sql) throws SQLException {
        try (var statement = target.createStatement()) {
            statement.execute(sql);
        }
    }

    @Override
    public void close() throws SQLException {
        process.close();
        target.close();
    }
}
