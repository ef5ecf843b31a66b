package dev.camelion.capture;

import static java.util.Objects.requireNonNull;

import dev.camelion.capture.engine.IncompleteRows;
import dev.camelion.error.ErrorCode;
import dev.camelion.error.ReplicaException;
import dev.camelion.model.BinlogPosition;
import dev.camelion.model.GtidSet;
import dev.camelion.model.TableId;
import io.debezium.data.Envelope;
import io.debezium.relational.RelationalChangeRecordEmitter;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.kafka.connect.data.Struct;
import org.apache.kafka.connect.source.SourceRecord;
import org.jspecify.annotations.Nullable;

/** One record of the engine. The only class that knows how Debezium spells its records. */
final class EngineRecord {
    enum Kind {
        BEGIN,
        END,
        ROW,
        INCOMPLETE_ROWS,
        TRUNCATE,
        SCHEMA_CHANGE,
        HEARTBEAT
    }

    // how far into a transaction the engine is: dropped from a stored offset, so that it restarts at the start
    private static final Set<String> WITHIN_TRANSACTION =
            Set.of("event", "row", "transaction_id", "snapshot", "snapshot_completed", "incremental_snapshot_signal");

    private final SourceRecord record;
    private final Struct value;
    private final Kind kind;

    EngineRecord(SourceRecord record) {
        this.record = record;
        this.value = (Struct) requireNonNull(record.value(), () -> "a record without value of " + record.topic());
        this.kind = kindOf(value);
    }

    private static Kind kindOf(Struct value) {
        var name = value.schema().name();
        if (name.endsWith(".Envelope")) {
            var operation = value.getString(Envelope.FieldName.OPERATION);
            return "t".equals(operation)
                    ? Kind.TRUNCATE
                    : IncompleteRows.OPERATION.equals(operation) ? Kind.INCOMPLETE_ROWS : Kind.ROW;
        }
        if (name.endsWith(".SchemaChangeValue")) {
            return Kind.SCHEMA_CHANGE;
        }
        if (name.endsWith(".TransactionMetadataValue")) {
            return "BEGIN".equals(value.getString("status")) ? Kind.BEGIN : Kind.END;
        }
        if (name.endsWith(".Heartbeat")) {
            return Kind.HEARTBEAT;
        }
        throw new IllegalStateException("unknown record of the engine: " + name);
    }

    Kind kind() {
        return kind;
    }

    /** The engine's offset at this record, moved to the start of the transaction the record is in. */
    Map<String, Object> restartOffset() {
        var offset = new HashMap<String, Object>();
        record.sourceOffset().forEach((key, part) -> {
            if (part != null
                    && !WITHIN_TRANSACTION.contains(key)
                    && !key.startsWith("transaction_data_collection_order_")) {
                offset.put(key, part);
            }
        });
        return offset;
    }

    /** The transaction a BEGIN or END names. */
    String metadataTransaction() {
        return transaction(requireNonNull(value.getString("id")));
    }

    /** The transaction the row belongs to; null where the engine saw no BEGIN for it. */
    @Nullable
    String rowTransaction() {
        var block = value.getStruct(Envelope.FieldName.TRANSACTION);
        return block == null ? null : transaction(requireNonNull(block.getString("id")));
    }

    /** What identifies a statement that is its own transaction: its GTID, else where it stands. */
    String ownTransaction() {
        var gtid = source().getString("gtid");
        return gtid == null ? binlog().toString() : checkedGtid(gtid);
    }

    // "file=binlog.000003,pos=154" without GTIDs
    private static String transaction(String id) {
        if (id.startsWith("file=")) {
            return id.substring("file=".length()).replace(",pos=", ":");
        }
        return checkedGtid(id);
    }

    private static String checkedGtid(String gtid) {
        if (GtidSet.isTagged(gtid)) {
            throw new ReplicaException(
                    ErrorCode.GTID_TAGGED,
                    "the source uses tagged GTIDs (" + gtid + "), which the binlog reader does not know",
                    "Set gtid_next to AUTOMATIC in every session of the source, and copy again with init_replica");
        }
        return gtid;
    }

    BinlogPosition binlog() {
        var source = source();
        return new BinlogPosition(requireNonNull(source.getString("file")), requireNonNull(source.getInt64("pos")));
    }

    long time() {
        return requireNonNull(source().getInt64("ts_ms"));
    }

    TableId table() {
        var source = source();
        return new TableId(requireNonNull(source.getString("db")), requireNonNull(source.getString("table")));
    }

    SourceEvent.Operation operation() {
        var code = requireNonNull(value.getString(Envelope.FieldName.OPERATION));
        return switch (code) {
            case "c", "r" -> SourceEvent.Operation.INSERT;
            case "u" -> SourceEvent.Operation.UPDATE;
            case "d" -> SourceEvent.Operation.DELETE;
            default -> throw new IllegalStateException("unknown operation of the engine: " + code);
        };
    }

    /** The first half of an update that changes the row's key. */
    boolean isKeyUpdatesDelete() {
        return record.headers().lastWithName(RelationalChangeRecordEmitter.PK_UPDATE_NEWKEY_FIELD) != null;
    }

    /** The second half, which follows at once. */
    boolean isKeyUpdatesInsert() {
        return record.headers().lastWithName(RelationalChangeRecordEmitter.PK_UPDATE_OLDKEY_FIELD) != null;
    }

    /** By which variable a session kept a part of its rows out of the binlog. */
    String variable() {
        return String.valueOf(
                record.headers().lastWithName(IncompleteRows.VARIABLE).value());
    }

    @Nullable
    Struct before() {
        return value.getStruct(Envelope.FieldName.BEFORE);
    }

    @Nullable
    Struct after() {
        return value.getStruct(Envelope.FieldName.AFTER);
    }

    String database() {
        var database = value.getString("databaseName");
        return database == null ? "" : database;
    }

    String ddl() {
        return requireNonNull(value.getString("ddl"));
    }

    List<SourceEvent.EngineTable> changedTables() {
        List<Struct> changes = value.getArray("tableChanges");
        return changes == null
                ? List.of()
                : changes.stream()
                        .filter(c -> c.get("table") != null)
                        .map(EngineRecord::engineTable)
                        .toList();
    }

    private static SourceEvent.EngineTable engineTable(Struct change) {
        // id: "shop"."orders"
        var parts = change.getString("id").split("\"\\.\"", -1);
        var table = change.getStruct("table");
        List<Struct> columns = table.getArray("columns");
        return new SourceEvent.EngineTable(
                new TableId(unquoted(parts[0]), unquoted(parts[parts.length - 1])),
                columns.stream().map(c -> c.getString("name")).toList());
    }

    private static String unquoted(String part) {
        return part.replaceAll("^\"|\"$", "").replace("\"\"", "\"");
    }

    private Struct source() {
        return requireNonNull(value.getStruct(Envelope.FieldName.SOURCE));
    }
}
