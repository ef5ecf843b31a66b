package dev.camelion.capture;

import dev.camelion.catalogue.Json;
import dev.camelion.changelog.LogEntries;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Gathers what one append writes besides the entries themselves, and gives the parameters of the append statement. */
final class AppendRequest {
    private final Run run;
    private final LogEntries entries = new LogEntries();
    private final Map<String, Object> extras = new LinkedHashMap<>();
    private int committed;

    AppendRequest(Run run) {
        this.run = run;
    }

    LogEntries entries() {
        return entries;
    }

    /** The entries so far come from committed transactions. */
    void committed() {
        committed = entries.size();
    }

    void put(String key, Object value) {
        extras.put(key, value);
    }

    @SuppressWarnings("unchecked")
    void add(String key, Map<String, @Nullable Object> element) {
        ((List<Map<String, @Nullable Object>>) extras.computeIfAbsent(key, k -> new ArrayList<>())).add(element);
    }

    /** What {@code append_run.sql} takes, by name; the route adds source, epoch and appends. */
    Map<String, Object> parameters() {
        if (run.closes()) {
            extras.put("closes", true);
        }
        if (!run.events().isEmpty()) {
            extras.put(
                    "received",
                    run.events().get(run.events().size() - 1).place().time());
        }
        if (!run.history().isEmpty()) {
            extras.put("history", run.history().stream().map(Json::readMap).toList());
        }
        var parameters = entries.parameters();
        parameters.put("committed", committed);
        parameters.put("position", Json.write(position(run.position())));
        parameters.put("extras", Json.write(extras));
        return parameters;
    }

    private static Map<String, @Nullable Object> position(Run.Position position) {
        var json = new LinkedHashMap<String, @Nullable Object>();
        json.put("binlog_name", position.binlogName());
        json.put("binlog_position", position.binlogPosition());
        json.put("gtid_set", position.gtidSet());
        json.put("offset", position.offset());
        json.put("transaction", position.transaction());
        json.put("ordinal", position.ordinal());
        json.put("complete", position.complete());
        return json;
    }

    static LogEntries.EventPlace place(SourceEvent event) {
        var place = event.place();
        return new LogEntries.EventPlace(
                place.binlog().file(), place.binlog().position(), place.time(), place.transaction(), place.ordinal());
    }
}
