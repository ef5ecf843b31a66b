package dev.camelion.capture;

import dev.camelion.catalogue.StoredPosition;
import dev.camelion.error.ReplicaException;
import dev.camelion.model.BinlogPosition;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.apache.kafka.connect.source.SourceRecord;
import org.jspecify.annotations.Nullable;

/**
 * Cuts the engine's batches into runs and drops what is in the log already. One instance a start of the engine, used
 * by the engine's thread alone.
 *
 * <p>The stored offset is always the start of a transaction (or lies between two), because the engine's own offsets are
 * not unique within one: after a restart it sends the transaction again, and as many of its events are dropped as the
 * stored watermark counts. A statement that is its own transaction (a schema change) may come in several records, and
 * no record says "last"; it is complete once any other record follows, a heartbeat at the latest.
 */
final class RunCutter {
    private final String source;
    private final EngineSchemaHistory.Buffer history;
    private final BinlogStatements statements;
    private final StoredPosition stored;
    private final KeyUpdates keyUpdates = new KeyUpdates();
    private final RunBytes bytes;

    private Map<String, Object> offset;
    private @Nullable Map<String, Object> offsetAfterStatement;
    private BinlogPosition binlog;
    private @Nullable String transaction;
    private long ordinal;
    private boolean complete;
    private boolean withinTransaction;
    private boolean statementOpen;
    private @Nullable BinlogPosition statementAt;
    private int part;

    private List<SourceEvent> events = new ArrayList<>();
    private int committed;
    private boolean closes;
    private boolean moved;

    RunCutter(
            String source,
            StoredPosition stored,
            EngineSchemaHistory.Buffer history,
            BinlogStatements statements,
            long largestRow) {
        this.source = source;
        this.bytes = new RunBytes(source, largestRow);
        this.statements = statements;
        this.history = history;
        this.stored = stored;
        this.offset = stored.offset();
        this.binlog = stored.binlog();
    }

    /**
     * A batch as runs, in order. The last one brings the position to where the batch ends.
     *
     * @param stop why capture must not go on behind these runs; null where it may
     */
    record Cut(List<Run> runs, @Nullable ReplicaException stop) {}

    /** What precedes a record that cannot be replicated is cut all the same, so that it need not wait for a remedy. */
    Cut cut(List<SourceRecord> batch) {
        var runs = new ArrayList<Run>();
        ReplicaException stop = null;
        try {
            for (var record : batch) {
                read(new EngineRecord(record), runs);
            }
        } catch (ReplicaException unreplicable) {
            stop = unreplicable;
        }
        if (!events.isEmpty() || closes || moved || history.hasDue()) {
            runs.add(take());
        }
        return new Cut(List.copyOf(runs), stop);
    }

    private void read(EngineRecord record, List<Run> runs) {
        switch (record.kind()) {
            case BEGIN -> begin(record);
            case END -> end(record);
            case ROW, INCOMPLETE_ROWS -> row(record, runs);
            case TRUNCATE -> statement(record, runs, record.ownTransaction());
            case SCHEMA_CHANGE -> statement(record, runs, withinTransaction ? current() : record.ownTransaction());
            case HEARTBEAT -> heartbeat(record);
        }
    }

    private void begin(EngineRecord record) {
        completeStatement();
        if (withinTransaction) {
            throw Refusals.noCommit(source, current());
        }
        withinTransaction = true;
        enter(record.metadataTransaction());
        moveTo(record.restartOffset());
    }

    private void end(EngineRecord record) {
        if (!withinTransaction || !record.metadataTransaction().equals(current())) {
            throw new IllegalStateException(
                    "the engine ended transaction " + record.metadataTransaction() + " within " + transaction);
        }
        withinTransaction = false;
        commit();
    }

    private void row(EngineRecord record, List<Run> runs) {
        var of = record.rowTransaction();
        if (of == null || !withinTransaction) {
            throw Refusals.xaTransaction(source, record.binlog());
        }
        // before it counts: a row that is refused is read again
        bytes.add(record);
        if (keyUpdates.keeps(record)) {
            return;
        }
        var place = nextPlace(record, of);
        if (isNew()) {
            events.add(keyUpdates.event(record, place));
            if (bytes.isFull()) {
                runs.add(take());
            }
        }
    }

    private void statement(EngineRecord record, List<Run> runs, String of) {
        if (record.kind() == EngineRecord.Kind.SCHEMA_CHANGE
                && record.ddl().strip().equalsIgnoreCase("rollback")) {
            throw Refusals.rollback(source, record.binlog());
        }
        if (!of.equals(transaction) || complete) {
            completeStatement();
            enter(of);
        }
        if (!withinTransaction) {
            statementOpen = true;
            // with GTIDs the offset lies before the statement, without them behind it
            if (TransactionOrder.isGtid(of)) {
                moveTo(record.restartOffset());
            } else {
                offsetAfterStatement = record.restartOffset();
            }
        }
        var place = nextPlace(record, of);
        part = record.binlog().equals(statementAt) ? part + 1 : 1;
        statementAt = record.binlog();
        if (record.kind() == EngineRecord.Kind.SCHEMA_CHANGE) {
            history.takeThrough(record.ddl());
        }
        if (isNew()) {
            if (!events.isEmpty() || closes) {
                ordinal--;
                runs.add(take());
                ordinal++;
            }
            events.add(schemaEvent(record, place));
            runs.add(take());
        }
    }

    private SourceEvent schemaEvent(EngineRecord record, SourceEvent.Place place) {
        return record.kind() == EngineRecord.Kind.TRUNCATE
                ? new SourceEvent.Truncation(place, record.table())
                : new SourceEvent.SchemaChange(
                        place,
                        statements.startedAt(place.binlog(), place.time()),
                        statements.database(place.binlog(), record.ddl(), record.database()),
                        statements.original(place.binlog(), record.ddl()),
                        statements.logged(place.binlog(), record.ddl()),
                        part,
                        record.changedTables());
    }

    private void heartbeat(EngineRecord record) {
        completeStatement();
        if (!withinTransaction) {
            moveTo(record.restartOffset());
        }
        moved = true;
    }

    private void enter(String of) {
        // a transaction that the stored watermark names is sent again from its start
        transaction = of;
        ordinal = 0;
        complete = false;
    }

    private SourceEvent.Place nextPlace(EngineRecord record, String of) {
        ordinal++;
        moved = true;
        binlog = record.binlog();
        return new SourceEvent.Place(of, ordinal, binlog, record.time());
    }

    private boolean isNew() {
        var against = againstStored();
        return against > 0 || (against == 0 && ordinal > stored.ordinal());
    }

    /**
     * Where the current transaction stands against the stored watermark's: before it (sent again, since the engine
     * restarted further back), at it, or behind it. With GTIDs the engine never sends an earlier one again; without
     * them a server's positions are in order.
     */
    private int againstStored() {
        if (stored.transaction() == null) {
            return 1;
        }
        if (transaction == null) {
            return -1;
        }
        return TransactionOrder.compare(transaction, stored.transaction());
    }

    private void completeStatement() {
        if (statementOpen) {
            statementOpen = false;
            commit();
            var end = statements.end(binlog);
            if (offsetAfterStatement != null) {
                moveTo(offsetAfterStatement);
                offsetAfterStatement = null;
            }
            // the engine's own offset stays at the statement's start until something follows it
            binlog = end;
        }
    }

    private void commit() {
        var against = againstStored();
        if (against == 0 && ordinal < stored.ordinal()) {
            throw Refusals.fewerEvents(source, current(), stored.ordinal(), ordinal);
        }
        complete = true;
        moved = true;
        if (against >= 0) {
            closes = true;
            committed = events.size();
        }
        if (TransactionOrder.isGtid(current())) {
            history.due();
        }
    }

    /** The engine restarts at {@code next} from now on: all before it is complete. */
    private void moveTo(Map<String, Object> next) {
        if (!next.equals(offset)) {
            offset = next;
            binlog = new BinlogPosition(text(next, "file"), Long.parseLong(text(next, "pos")));
            moved = true;
            history.due();
        }
    }

    private static String text(Map<String, Object> offset, String key) {
        return String.valueOf(offset.get(key));
    }

    private String current() {
        return transaction == null ? "" : transaction;
    }

    private Run take() {
        var run = new Run(source, events, committed, closes, position(), history.takeDue());
        events = new ArrayList<>();
        bytes.clear();
        committed = 0;
        closes = false;
        moved = false;
        return run;
    }

    private Run.Position position() {
        var known = againstStored() > 0 || (againstStored() == 0 && ordinal >= stored.ordinal());
        var isComplete = known ? complete : stored.complete();
        var restart = isComplete ? TransactionOrder.behind(offset, current()) : offset;
        return new Run.Position(
                binlog.file(),
                binlog.position(),
                restart.containsKey("gtids") ? text(restart, "gtids") : null,
                restart,
                known ? transaction : stored.transaction(),
                known ? ordinal : stored.ordinal(),
                isComplete);
    }
}
