package dev.camelion.cli.output;

import java.io.PrintWriter;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Prints the answer of a command, as aligned text or as one JSON value. */
public final class Output {
    private final PrintWriter out;
    private final Format format;

    public Output(PrintWriter out, Format format) {
        this.out = out;
        this.format = format;
    }

    /** A sentence that says what was done; in JSON with the values it speaks of. */
    public void done(String sentence, Map<String, ?> values) {
        if (format == Format.TABLE) {
            line(sentence);
        } else {
            var json = new LinkedHashMap<String, Object>(values);
            json.put("message", sentence);
            json(json);
        }
    }

    /** A list of rows; in JSON an array of objects. */
    public <T> void rows(List<Column<T>> columns, List<T> rows) {
        if (format == Format.TABLE) {
            TextTable.lines(columns, rows).forEach(this::line);
        } else {
            json(objects(columns, rows));
        }
    }

    /** A list of rows and a sentence about all of them; in JSON an object that holds values and the rows as tables. */
    public <T> void rows(String sentence, Map<String, ?> values, List<Column<T>> columns, List<T> rows) {
        if (format == Format.TABLE) {
            TextTable.lines(columns, rows).forEach(this::line);
            line("");
            line(sentence);
        } else {
            var json = new LinkedHashMap<String, Object>(values);
            json.put("tables", objects(columns, rows));
            json(json);
        }
    }

    /** One row, and the rows that belong to it; in JSON an object that holds the others under {@code tables}. */
    public <T, U> void rowWithTables(List<Column<T>> columns, List<T> rows, List<Column<U>> inner, List<U> tables) {
        if (format == Format.TABLE) {
            TextTable.lines(columns, rows).forEach(this::line);
            line("");
            TextTable.lines(inner, tables).forEach(this::line);
        } else {
            var json = new LinkedHashMap<String, @Nullable Object>();
            objects(columns, rows).forEach(json::putAll);
            json.put("tables", objects(inner, tables));
            json(json);
        }
    }

    /** One row, its titles on the left; in JSON an object. */
    public <T> void upright(List<Column<T>> columns, T row) {
        if (format == Format.TABLE) {
            TextTable.upright(columns, row).forEach(this::line);
        } else {
            json(object(columns, row));
        }
    }

    /**
     * Several lists about one thing, or about several; a sentence where they are all empty. In JSON an object of arrays, or
     * an array of such objects.
     */
    public void sections(List<Sections> all, boolean isOne, String nothing) {
        if (format == Format.JSON) {
            json(isOne ? all.get(0).json() : all.stream().map(Sections::json).toList());
            return;
        }
        var lines = all.stream()
                .map(Sections::lines)
                .filter(text -> !text.isEmpty())
                .toList();
        if (lines.isEmpty()) {
            line(nothing);
        }
        for (var i = 0; i < lines.size(); i++) {
            if (i > 0) {
                line("");
            }
            lines.get(i).forEach(this::line);
        }
    }

    static <T> List<Map<String, @Nullable Object>> objects(List<Column<T>> columns, List<T> rows) {
        return rows.stream().map(row -> object(columns, row)).collect(Collectors.toList());
    }

    private static <T> Map<String, @Nullable Object> object(List<Column<T>> columns, T row) {
        Map<String, @Nullable Object> object = new LinkedHashMap<>();
        columns.forEach(column -> object.put(column.key(), column.json(row)));
        return object;
    }

    private void json(Object value) {
        line(JsonText.write(value));
    }

    private void line(String text) {
        out.print(text + "\n");
        out.flush();
    }
}
