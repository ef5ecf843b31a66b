package dev.camelion.capture;

import dev.camelion.error.ErrorCode;
import dev.camelion.error.ReplicaException;
import dev.camelion.model.BinlogPosition;

/** Why a transaction of the binlog cannot be replicated, and what an operator can do. */
final class Refusals {
    private static final String MORE_HEAP =
            "Start the process with a larger heap (-Xmx), or leave the table out with tables.exclude";

    private Refusals() {}

    static ReplicaException noCommit(String source, String transaction) {
        return new ReplicaException(
                ErrorCode.SOURCE_ROLLBACK,
                "source %s: transaction %s ended without a commit (a rollback that reached the binlog)"
                        .formatted(source, transaction),
                copyAgain(source));
    }

    static ReplicaException rollback(String source, BinlogPosition place) {
        return new ReplicaException(
                ErrorCode.SOURCE_ROLLBACK,
                "source %s: a ROLLBACK stands in the binlog at %s; rows read before it are not undone by it"
                        .formatted(source, place),
                copyAgain(source));
    }

    static ReplicaException xaTransaction(String source, BinlogPosition place) {
        return new ReplicaException(
                ErrorCode.XA_TRANSACTION,
                "source %s: rows at %s belong to an XA transaction, whose rollback the binlog would not undo"
                        .formatted(source, place),
                "Commit or roll back what XA RECOVER lists, keep XA away from the replicated tables, and copy again "
                        + "with init_replica --source " + source);
    }

    static ReplicaException fewerEvents(String source, String transaction, long before, long now) {
        return new ReplicaException(
                ErrorCode.SOURCE_CHANGED,
                "source %s: transaction %s had at least %d events of replicated tables when it was read first, now it has %d"
                        .formatted(source, transaction, before, now),
                "Undo the last change of tables.include or tables.exclude until this transaction is read, or copy "
                        + "again with init_replica --source " + source);
    }

    static ReplicaException rowTooLarge(String source, EngineRecord record, long bytes, long largest) {
        return new ReplicaException(
                ErrorCode.ROW_TOO_LARGE,
                "source %s: a row of %s at %s has %s with its old and new values; a heap of %s takes %s (camelion.capture.largest-row)"
                        .formatted(
                                source,
                                record.table(),
                                record.binlog(),
                                megabytes(bytes),
                                megabytes(Runtime.getRuntime().maxMemory()),
                                megabytes(largest)),
                MORE_HEAP);
    }

    static ReplicaException rowTooLargeForLog(SourceEvent.RowChange change) {
        return new ReplicaException(
                ErrorCode.ROW_TOO_LARGE,
                "a row of %s at %s has more than 256 MB as text (a byte of binary data is two digits), which PostgreSQL's"
                                .formatted(change.table(), change.place().binlog())
                        + " jsonb cannot hold",
                "Leave the table out with tables.exclude, or make the row smaller in the source and copy again with"
                        + " init_replica");
    }

    static ReplicaException eventTooLarge(String source, String where, Throwable failure) {
        return new ReplicaException(
                ErrorCode.ROW_TOO_LARGE,
                "source %s: an event of the binlog does not fit into the heap of %s: %s"
                        .formatted(source, megabytes(Runtime.getRuntime().maxMemory()), where),
                MORE_HEAP,
                failure);
    }

    private static String megabytes(long bytes) {
        return "%d MB".formatted((bytes + (1 << 20) - 1) >> 20);
    }

    private static String copyAgain(String source) {
        return "Copy its tables again: run stop_replica, then init_replica --source " + source;
    }
}
