package dev.camelion.value;

import dev.camelion.ddl.model.ColumnModel;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.zone.ZoneRules;

/**
 * Turns wall clocks of a zone into UTC. One that the zone skips, when clocks go forward, is moved on by the length of the
 * gap; one that it has twice is the first of the two. Both are counted.
 */
final class WallClock {
    private static final DateTimeFormatter FORMAT = DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm:ss");

    private final ColumnModel column;
    private final ZoneId zone;
    private final ZoneRules rules;

    WallClock(ColumnModel column, ZoneId zone) {
        this.column = column;
        this.zone = zone;
        this.rules = zone.getRules();
    }

    /** Seconds since 1970 in UTC of a wall clock that is given the same way. */
    long utc(long wallSeconds, Adjustments adjustments) {
        var wall = LocalDateTime.ofEpochSecond(wallSeconds, 0, ZoneOffset.UTC);
        var offsets = rules.getValidOffsets(wall);
        if (offsets.size() == 1) {
            return wallSeconds - offsets.get(0).getTotalSeconds();
        }
        adjustments.add(column, offsets.isEmpty() ? Adjustment.ZONE_GAP : Adjustment.ZONE_OVERLAP);
        return wallSeconds - rules.getTransition(wall).getOffsetBefore().getTotalSeconds();
    }

    /** PostgreSQL's expression of the zone. It counts the offset of a name such as UTC+2 the other way round. */
    String postgresZone() {
        return rules.isFixedOffset()
                ? "interval '%d seconds'"
                        .formatted(rules.getOffset(Instant.EPOCH).getTotalSeconds())
                : "'" + zone.getId() + "'";
    }

    /** The zone's wall clock at 1970-01-01 00:00:00 UTC. */
    String epoch() {
        return LocalDateTime.ofInstant(Instant.EPOCH, zone).format(FORMAT);
    }
}
