package dev.camelion.model;

import static java.util.Objects.requireNonNull;

import org.jspecify.annotations.Nullable;

/**
 * Where a snapshot of a source was taken: everything before it is in the snapshot, everything from it on is not.
 *
 * @param gtidSet the executed GTID set in MySQL's notation without line ends; null where the server has no GTIDs
 */
public record SourcePosition(
        String serverUuid, BinlogPosition binlog, @Nullable String gtidSet) {
    public SourcePosition {
        requireNonNull(serverUuid, "serverUuid");
        requireNonNull(binlog, "binlog");
    }
}
