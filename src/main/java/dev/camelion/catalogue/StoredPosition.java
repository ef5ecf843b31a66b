package dev.camelion.catalogue;

import dev.camelion.model.BinlogPosition;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Where a source's change log ends, as the catalogue has it.
 *
 * @param offset the engine's offset to restart from: always the start of a transaction, or between two
 * @param gtidSet what the log holds as a GTID set; null where the source has no GTIDs
 * @param transaction watermark: the last transaction of which something was read; null before the first
 * @param ordinal watermark: how many of its events were read
 * @param complete whether its commit was read
 * @param appends appends so far; the next one names this number
 */
public record StoredPosition(
        long sourceId,
        String serverUuid,
        BinlogPosition binlog,
        @Nullable String gtidSet,
        Map<String, Object> offset,
        @Nullable String transaction,
        long ordinal,
        boolean complete,
        long appends) {
    public StoredPosition {
        offset = Map.copyOf(offset);
    }
}
