package dev.camelion.capture;

import dev.camelion.model.BinlogPosition;
import dev.camelion.model.TableId;
import java.util.List;
import org.apache.kafka.connect.data.Struct;
import org.jspecify.annotations.Nullable;

/** One change of the source as the engine read it, with its place in the source's history. */
public sealed interface SourceEvent {
    Place place();

    /**
     * @param transaction the source's transaction: its GTID, or {@code file:position} of its start without GTIDs
     * @param ordinal the event's number among those of its transaction, from 1
     * @param binlog where the event stands in the binlog
     * @param time when the source committed it, in ms since 1970
     */
    record Place(String transaction, long ordinal, BinlogPosition binlog, long time) {}

    enum Operation {
        INSERT,
        UPDATE,
        DELETE
    }

    /** One row, changed. */
    record RowChange(
            Place place,
            TableId table,
            Operation operation,
            @Nullable Struct before,
            @Nullable Struct after) implements SourceEvent {}

    /**
     * Rows that changed in a way the binlog does not tell in full.
     *
     * @param variable of the session that left a part out
     */
    record IncompleteRows(Place place, TableId table, String variable) implements SourceEvent {}

    /**
     * One schema change, or a part of one that the engine split.
     *
     * @param startedAt when the statement began, in milliseconds
     * @param logged the whole statement as the binlog has it
     * @param part its number among those that the engine made of the statement, from 1
     * @param columns the columns of the tables it touched as the engine sees them afterwards
     */
    record SchemaChange(
            Place place,
            long startedAt,
            String database,
            String sql,
            String logged,
            int part,
            List<EngineTable> columns)
            implements SourceEvent {
        public SchemaChange {
            columns = List.copyOf(columns);
        }
    }

    /** A TRUNCATE, which the engine reports as an event of the table. */
    record Truncation(Place place, TableId table) implements SourceEvent {}

    /** A table as the engine's own model has it. */
    record EngineTable(TableId table, List<String> columns) {
        public EngineTable {
            columns = List.copyOf(columns);
        }
    }
}
