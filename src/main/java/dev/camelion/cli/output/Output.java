package dev.camelion.cli.output;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import java.io.PrintWriter;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Prints the answer of a command, as aligned text or as one JSON value. */
public final class Output {
    private static final ObjectMapper JSON = new ObjectMapper().enable(SerializationFeature.INDENT_OUTPUT);

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

    /** A list of rows and a sentence about all of them; in JSON an object that holds values and the rows. */
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

    private static <T> List<Map<String, @Nullable Object>> objects(List<Column<T>> columns, List<T> rows) {
        return rows.stream().map(row -> object(columns, row)).collect(Collectors.toList());
    }

    private static <T> Map<String, @Nullable Object> object(List<Column<T>> columns, T row) {
        Map<String, @Nullable Object> object = new LinkedHashMap<>();
        columns.forEach(column -> object.put(column.key(), column.json(row)));
        return object;
    }

    private void json(Object value) {
        try {
            line(JSON.writeValueAsString(value));
        } catch (JsonProcessingException impossible) {
            throw new IllegalStateException("maps of plain values became no JSON", impossible);
        }
    }

    private void line(String text) {
        out.print(text + "\n");
        out.flush();
    }
}
