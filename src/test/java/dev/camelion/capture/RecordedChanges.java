package dev.camelion.capture;

import dev.camelion.model.BinlogPosition;
import dev.camelion.testkit.Databases;
import dev.camelion.testkit.Eventually;
import dev.camelion.testkit.MySqlServer;
import io.debezium.embedded.Connect;
import io.debezium.engine.DebeziumEngine;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.kafka.connect.data.Struct;
import org.apache.kafka.connect.source.SourceRecord;

/** Row changes as the engine delivers them to capture, of a database of the shared MySQL, kept in memory. */
public final class RecordedChanges {
    private static final BinlogPosition PLACE = new BinlogPosition("binlog.000001", 4);

    private RecordedChanges() {}

    /** Something that changes rows. */
    public interface Change {
        void run() throws SQLException;
    }

    /** The changes of rows of one table, as many as {@code expected}. */
    public static List<SourceEvent.RowChange> of(String database, String table, int expected, Change change)
            throws Exception {
        var server = Databases.mySql();
        var changes = new CopyOnWriteArrayList<SourceEvent.RowChange>();
        var pings = new AtomicInteger();
        var engine = DebeziumEngine.create(Connect.class)
                .using(properties(server, database))
                .notifying(record -> {
                    var source = record.value();
                    if (source.topic().endsWith(".ping")) {
                        pings.incrementAndGet();
                    } else if (source.topic().endsWith("." + table)) {
                        changes.add(change(source, changes.size() + 1));
                    }
                })
                .build();
        var thread = Executors.newSingleThreadExecutor();
        try (engine) {
            thread.execute(engine);
            server.execute(database, "create table ping (id serial)");
            // what is written before the engine has its position never arrives
            Eventually.holds("the engine streams", () -> {
                server.execute(database, "insert into ping values ()");
                return pings.get() > 0;
            });
            change.run();
            Eventually.holds("all changes are recorded", () -> changes.size() >= expected);
            return List.copyOf(changes);
        } finally {
            end(thread);
        }
    }

    private static void end(ExecutorService thread) {
        thread.shutdown();
    }

    /** The same changes as what one exchange of the capture route carries. */
    public static Run run(String source, List<SourceEvent.RowChange> changes) {
        var position = new Run.Position(PLACE.file(), PLACE.position(), null, Map.of(), null, 0, true);
        return new Run(source, List.copyOf(changes), changes.size(), true, position, List.of());
    }

    private static SourceEvent.RowChange change(SourceRecord source, int ordinal) {
        var record = new EngineRecord(source);
        return new SourceEvent.RowChange(
                new SourceEvent.Place(
                        String.valueOf(((Struct) source.value())
                                .getStruct("transaction")
                                .get("id")),
                        ordinal,
                        record.binlog(),
                        record.time()),
                record.table(),
                record.operation(),
                record.before(),
                record.after());
    }

    private static Properties properties(MySqlServer server, String database) {
        var properties = EngineProperties.of(server, database);
        properties.putAll(Map.of(
                "connector.class", "io.debezium.connector.mysql.MySqlConnector",
                "provide.transaction.metadata", "true",
                "tombstones.on.delete", "false",
                "bigint.unsigned.handling.mode", "precise"));
        return properties;
    }
}
