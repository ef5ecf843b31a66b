package dev.camelion;

import static java.util.Objects.requireNonNull;

import dev.camelion.catalogue.PositionStore;
import dev.camelion.model.BinlogPosition;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;

/** The bean {@code binlogEnd}: how to ask a source where its binlog ends, and what to do with the answer. */
public final class BinlogEnd {
    private final PositionStore positions;
    private final Map<String, Asked> sources = new ConcurrentHashMap<>();

    private record Asked(long id, Supplier<String> question) {}

    BinlogEnd(PositionStore positions) {
        this.positions = positions;
    }

    void add(String source, long id, Supplier<String> question) {
        sources.put(source, new Asked(id, question));
    }

    public String question(String source) {
        return asked(source).question.get();
    }

    public void answer(String source, List<Map<String, Object>> rows) {
        var row = rows.get(0);
        positions.polled(
                asked(source).id,
                new BinlogPosition(
                        String.valueOf(row.get("File")), Long.parseLong(String.valueOf(row.get("Position")))));
    }

    private Asked asked(String source) {
        return requireNonNull(sources.get(source), source);
    }
}
