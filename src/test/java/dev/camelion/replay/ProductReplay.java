package dev.camelion.replay;

import dev.camelion.catalogue.Json;
import dev.camelion.catalogue.Migrations;
import dev.camelion.catalogue.Sql;
import dev.camelion.testkit.Databases;
import dev.camelion.testkit.Draw;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.postgresql.ds.PGSimpleDataSource;

/** The target kept by the product: a catalogue with one source, whose log the test writes, and fn_process_batch. */
final class ProductReplay implements AutoCloseable {
    private static final String RESET = ReplayQueries.read("reset_catalogue");
    private static final String REGISTER = ReplayQueries.read("register_table");
    private static final String REGISTER_FOREIGN_KEY = ReplayQueries.read("register_foreign_key");
    private static final String CLOSE_BATCH = ReplayQueries.read("close_batch");
    private static final String APPEND = ReplayQueries.read("append_event");
    private static final String LEFT_ASIDE = ReplayQueries.read("left_aside");

    /** May do all that the product needs but set session_replication_role. */
    private final String owner = Databases.uniqueName("replayer");

    private final TargetDatabase database = new TargetDatabase(UnaryOperator.identity(), owner);
    private final long epoch;

    ProductReplay(List<Shape> shapes) throws SQLException {
        var server = Databases.postgres();
        var target = new PGSimpleDataSource();
        target.setUrl(server.jdbcUrl(database.name()));
        target.setUser(server.user());
        target.setPassword(server.password());
        target.setOptions("-c role=" + owner);
        new Migrations(target, new Sql(target)).migrate();
        noteParts();
        database.reconnectAs(owner);
        var schemas = shapes.stream().collect(Collectors.toMap(Shape::name, Shape::schema));
        try (var add = connection().prepareStatement("select sch_chameleon.fn_add_source('replay', ?::jsonb)")) {
            add.setString(1, Json.write(schemas));
            add.execute();
        }
        epoch = number("select sch_chameleon.fn_take_lease(1, 'test', interval '1 day', null)");
    }

    private long number(String sql) throws SQLException {
        return Long.parseLong(database.query(sql).get(0));
    }

    /** Lets the database count when events are replayed in parts because the target refused them as a whole. */
    private void noteParts() throws SQLException {
        database.execute("create sequence public.parts; grant all on sequence public.parts to " + owner);
        new Mutation("note parts", "", "fn_replay_parts", "\nbegin\n", "\nbegin perform nextval('public.parts');\n")
                .plant(database);
    }

    TargetDatabase database() {
        return database;
    }

    private Connection connection() {
        return database.connection();
    }

    /** Forgets all that was logged; goes on as superuser. */
    void reset(int lanes) throws SQLException {
        database.reconnectAs(TargetDatabase.SUPERUSER);
        database.execute(RESET);
        database.execute("update sch_chameleon.t_sources set i_replay_lanes = " + lanes);
    }

    /** Starts with these tables, in a session of its own, which may or may not set session_replication_role. */
    void register(List<SourceTable> tables, boolean isPlain) throws SQLException {
        database.reconnectAs(isPlain ? owner : TargetDatabase.SUPERUSER);
        try (var insert = connection().prepareStatement(REGISTER)) {
            for (var table : tables) {
                insert.setString(1, table.shape().schema());
                insert.setString(2, table.name());
                insert.setArray(3, database.array(table.key()));
                insert.setArray(4, database.array(table.columnNames()));
                insert.addBatch();
            }
            insert.executeBatch();
        }
        for (var table : tables) {
            for (var key : table.foreignKeys()) {
                if (key.acts()) {
                    register(table, key);
                }
            }
        }
    }

    private void register(SourceTable table, ForeignKey key) throws SQLException {
        try (var insert = connection().prepareStatement(REGISTER_FOREIGN_KEY)) {
            insert.setString(1, key.name());
            insert.setArray(2, database.array(key.columns()));
            insert.setString(3, key.parent());
            insert.setArray(4, database.array(key.parentColumns()));
            insert.setString(5, key.onDelete());
            insert.setString(6, key.onUpdate());
            insert.setBoolean(7, key.foldsCase());
            insert.setString(8, table.shape().schema());
            insert.setString(9, table.name());
            insert.executeUpdate();
        }
    }

    /**
     * Writes the events as one closed batch.
     *
     * @param events in the order in which they are written, which need not be that of their numbers
     * @param log 1 or 2: which of the pair of log tables takes them
     */
    void append(List<LoggedEvent> events, int log) throws SQLException {
        var table = "t_log_replica_%d_src_1".formatted(log);
        var batch = openBatch(events, table);
        try (var insert = connection().prepareStatement(APPEND.formatted(table))) {
            for (var logged : events) {
                var event = logged.event();
                insert.setLong(1, logged.id());
                insert.setLong(2, batch);
                insert.setString(3, event.table().shape().schema());
                insert.setString(4, event.table().name());
                insert.setString(5, event.kind().text());
                insert.setLong(6, logged.id() * 100);
                insert.setString(7, logged.transaction());
                insert.setLong(8, logged.ordinal());
                insert.setString(9, event.dataText());
                insert.setString(10, event.oldText());
                insert.setString(11, event.query());
                insert.setObject(12, event.cascades() ? Boolean.TRUE : null, java.sql.Types.BOOLEAN);
                insert.addBatch();
            }
            insert.executeBatch();
        }
    }

    private long openBatch(List<LoggedEvent> events, String table) throws SQLException {
        var ids = events.stream()
                .map(LoggedEvent::id)
                .sorted(Comparator.naturalOrder())
                .toList();
        try (var insert = connection().prepareStatement(CLOSE_BATCH)) {
            insert.setString(1, table);
            insert.setLong(2, Collections.max(ids) * 100);
            insert.setInt(3, events.size());
            insert.setLong(4, ids.get(0));
            insert.setLong(5, Collections.max(ids));
            insert.setLong(6, ids.get(0) - 1);
            try (var row = insert.executeQuery()) {
                row.next();
                return row.getLong(1);
            }
        }
    }

    /** Replays all that is logged, in slices of so many events. */
    void replay(int maxEvents) throws SQLException {
        try (var process = connection().prepareStatement("select sch_chameleon.fn_process_batch(?, 1)")) {
            process.setInt(1, maxEvents);
            var isMore = true;
            while (isMore) {
                try (var row = process.executeQuery()) {
                    row.next();
                    isMore = row.getBoolean(1);
                }
            }
        }
    }

    /**
     * The same in the source's lanes, one after the other in any order.
     *
     * @param undone how likely a lane is left to the call that ends the slice
     */
    void replayInLanes(int maxEvents, Draw draw, double undone, Coverage coverage) throws SQLException {
        var isMore = true;
        while (isMore) {
            var lanes = (int) number("select sch_chameleon.fn_begin_lanes(%d, 1, %d)".formatted(maxEvents, epoch));
            for (var lane : draw.shuffled(IntStream.range(0, lanes).boxed().toList())) {
                if (draw.chance(undone)) {
                    coverage.count(Rule.LANE_LEFT_UNDONE);
                } else {
                    coverage.count(Rule.LANE);
                    database.query("select sch_chameleon.fn_replay_lane(1, %d, %d)".formatted(epoch, lane));
                }
            }
            isMore = database.query("select sch_chameleon.fn_process_batch(%d, 1, %d)".formatted(maxEvents, epoch))
                    .get(0)
                    .equals("t");
        }
    }

    /** Empties the idle log table as the running product does. */
    void maintain() throws SQLException {
        database.execute("select sch_chameleon.fn_maintain(1, interval '1 day')");
    }

    /** Rows, tables and batches that made trouble: none where the source took every statement. */
    List<String> leftAside() throws SQLException {
        return database.query(LEFT_ASIDE);
    }

    @Override
    public void close() throws SQLException {
        database.close();
    }
}
