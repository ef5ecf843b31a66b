package dev.camelion.capture;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What one exchange carries and one append writes: row changes in a row, or one schema change, and the position after
 * them.
 *
 * @param committed how many of the events, from the first, belong to transactions whose commit was read
 * @param closes whether a commit was read, so that the log's open batch closes behind the committed events
 * @param history records of the engine's schema history that become valid with the position
 */
public record Run(
        String source,
        List<SourceEvent> events,
        int committed,
        boolean closes,
        Position position,
        List<String> history) {
    public Run {
        events = List.copyOf(events);
        history = List.copyOf(history);
    }

    /** Read by the capture route's choice. */
    public boolean isSchemaChange() {
        return events.size() == 1
                && (events.get(0) instanceof SourceEvent.SchemaChange
                        || events.get(0) instanceof SourceEvent.Truncation);
    }

    /**
     * The position after a run: the engine restarts at {@code offset}, and what it sends again of {@code transaction}
     * up to {@code ordinal} is dropped.
     */
    public record Position(
            String binlogName,
            long binlogPosition,
            @Nullable String gtidSet,
            Map<String, Object> offset,
            @Nullable String transaction,
            long ordinal,
            boolean complete) {
        public Position {
            offset = Map.copyOf(offset);
        }
    }
}
