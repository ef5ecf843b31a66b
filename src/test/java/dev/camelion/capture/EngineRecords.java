package dev.camelion.capture;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.kafka.connect.data.Schema;
import org.apache.kafka.connect.data.SchemaBuilder;
import org.apache.kafka.connect.data.Struct;
import org.apache.kafka.connect.source.SourceRecord;
import org.jspecify.annotations.Nullable;

/** Records as the engine makes them, for one table {@code shop.a}; positions are in {@code binlog.000001}. */
final class EngineRecords {
    static final String FILE = "binlog.000001";

    private static final Schema ROW =
            SchemaBuilder.struct().field("id", Schema.INT32_SCHEMA).optional().build();
    private static final Schema SOURCE = SchemaBuilder.struct()
            .name("io.debezium.connector.mysql.Source")
            .field("db", Schema.OPTIONAL_STRING_SCHEMA)
            .field("table", Schema.OPTIONAL_STRING_SCHEMA)
            .field("file", Schema.STRING_SCHEMA)
            .field("pos", Schema.INT64_SCHEMA)
            .field("gtid", Schema.OPTIONAL_STRING_SCHEMA)
            .field("ts_ms", Schema.INT64_SCHEMA)
            .build();
    private static final Schema BLOCK = SchemaBuilder.struct()
            .name("event.block")
            .optional()
            .field("id", Schema.STRING_SCHEMA)
            .build();
    private static final Schema ENVELOPE = SchemaBuilder.struct()
            .name("shop.shop.a.Envelope")
            .field("op", Schema.STRING_SCHEMA)
            .field("before", ROW)
            .field("after", ROW)
            .field("source", SOURCE)
            .field("transaction", BLOCK)
            .build();
    private static final Schema TRANSACTION = SchemaBuilder.struct()
            .name("io.debezium.connector.common.TransactionMetadataValue")
            .field("status", Schema.STRING_SCHEMA)
            .field("id", Schema.STRING_SCHEMA)
            .build();
    private static final Schema TABLE_CHANGE = SchemaBuilder.struct()
            .field("id", Schema.STRING_SCHEMA)
            .field("table", Schema.OPTIONAL_STRING_SCHEMA)
            .build();
    private static final Schema SCHEMA_CHANGE = SchemaBuilder.struct()
            .name("io.debezium.connector.mysql.SchemaChangeValue")
            .field("source", SOURCE)
            .field("databaseName", Schema.OPTIONAL_STRING_SCHEMA)
            .field("ddl", Schema.STRING_SCHEMA)
            .field("tableChanges", SchemaBuilder.array(TABLE_CHANGE).build())
            .build();
    private static final Schema HEARTBEAT = SchemaBuilder.struct()
            .name("io.debezium.connector.common.Heartbeat")
            .field("ts_ms", Schema.INT64_SCHEMA)
            .build();

    private final boolean hasGtids;

    EngineRecords(boolean hasGtids) {
        this.hasGtids = hasGtids;
    }

    /** The offset of a restart at {@code position}; {@code gtids} counts where the source has none. */
    Map<String, Object> offset(String gtids, long position) {
        var offset = new HashMap<String, Object>(Map.of("file", FILE, "pos", position));
        if (hasGtids) {
            offset.put("gtids", gtids);
        }
        return offset;
    }

    SourceRecord begin(String transaction, Map<String, Object> offset) {
        return boundary("BEGIN", transaction, offset);
    }

    SourceRecord end(String transaction, Map<String, Object> offset) {
        return boundary("END", transaction, offset);
    }

    private SourceRecord boundary(String status, String transaction, Map<String, Object> offset) {
        return record(
                new Struct(TRANSACTION).put("status", status).put("id", id(transaction)), within(transaction, offset));
    }

    /** An insert; {@code transaction} null is a row that the engine saw no BEGIN for. */
    SourceRecord row(@Nullable String transaction, long position, int id, Map<String, Object> offset) {
        var value = new Struct(ENVELOPE)
                .put("op", "c")
                .put("after", new Struct(ROW).put("id", id))
                .put("source", source(transaction, position));
        if (transaction != null) {
            value.put("transaction", new Struct(BLOCK).put("id", id(transaction)));
        }
        return record(value, within(String.valueOf(transaction), offset));
    }

    /** An update with both images. */
    SourceRecord update(String transaction, long position, int id, Map<String, Object> offset) {
        var value = new Struct(ENVELOPE)
                .put("op", "u")
                .put("before", new Struct(ROW).put("id", id))
                .put("after", new Struct(ROW).put("id", id))
                .put("source", source(transaction, position))
                .put("transaction", new Struct(BLOCK).put("id", id(transaction)));
        return record(value, within(transaction, offset));
    }

    /** An update that changes the key, as the engine reports it: a delete and an insert that know of each other. */
    List<SourceRecord> keyUpdate(String transaction, long position, int from, int to, Map<String, Object> offset) {
        var deleted = record(
                new Struct(ENVELOPE)
                        .put("op", "d")
                        .put("before", new Struct(ROW).put("id", from))
                        .put("source", source(transaction, position))
                        .put("transaction", new Struct(BLOCK).put("id", id(transaction))),
                within(transaction, offset));
        deleted.headers().addInt("__debezium.newkey", to);
        var inserted = row(transaction, position, to, offset);
        inserted.headers().addInt("__debezium.oldkey", from);
        return List.of(deleted, inserted);
    }

    SourceRecord truncate(String transaction, long position, Map<String, Object> offset) {
        return record(new Struct(ENVELOPE).put("op", "t").put("source", source(transaction, position)), offset);
    }

    SourceRecord ddl(String transaction, long position, String ddl, Map<String, Object> offset) {
        return record(
                new Struct(SCHEMA_CHANGE)
                        .put("source", source(transaction, position))
                        .put("databaseName", "shop")
                        .put("ddl", ddl)
                        .put("tableChanges", List.of()),
                offset);
    }

    SourceRecord heartbeat(Map<String, Object> offset) {
        return record(new Struct(HEARTBEAT).put("ts_ms", 1L), offset);
    }

    private Struct source(@Nullable String transaction, long position) {
        return new Struct(SOURCE)
                .put("db", "shop")
                .put("table", "a")
                .put("file", FILE)
                .put("pos", position)
                .put("gtid", hasGtids ? transaction : null)
                .put("ts_ms", 1000L);
    }

    // without GTIDs the engine spells binlog.000001:154 as file=binlog.000001,pos=154
    private String id(String transaction) {
        return hasGtids ? transaction : "file=" + transaction.replace(":", ",pos=");
    }

    /** What the engine's offsets say of the transaction they lie in, none of which may be stored. */
    private static Map<String, Object> within(String transaction, Map<String, Object> offset) {
        var all = new HashMap<>(offset);
        all.put("event", 3L);
        all.put("row", 1);
        all.put("transaction_id", transaction);
        all.put("transaction_data_collection_order_shop.a", 1L);
        return all;
    }

    private static SourceRecord record(Struct value, Map<String, Object> offset) {
        return new SourceRecord(Map.of("server", "shop"), offset, "topic", value.schema(), value);
    }
}
