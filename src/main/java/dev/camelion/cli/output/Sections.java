package dev.camelion.cli.output;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Lists that belong together: titled blocks of text, those that are empty left out; in JSON arrays of one object. */
public final class Sections {
    private final Map<String, Object> json = new LinkedHashMap<>();
    private final List<String> lines = new ArrayList<>();

    /** A value that stands in JSON only. */
    public Sections value(String key, Object value) {
        json.put(key, value);
        return this;
    }

    public <T> Sections list(String title, String key, List<Column<T>> columns, List<T> rows) {
        json.put(key, Output.objects(columns, rows));
        if (!rows.isEmpty()) {
            if (!lines.isEmpty()) {
                lines.add("");
            }
            lines.add(title);
            lines.addAll(TextTable.lines(columns, rows));
        }
        return this;
    }

    /** A line below the list before; not in JSON. */
    public Sections remark(String text) {
        lines.add(text);
        return this;
    }

    List<String> lines() {
        return lines;
    }

    Map<String, Object> json() {
        return json;
    }
}
