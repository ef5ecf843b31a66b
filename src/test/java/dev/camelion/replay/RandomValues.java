package dev.camelion.replay;

import dev.camelion.testkit.Draw;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** Literals for the columns of a row: few different ones where uniqueness is concerned, nasty ones elsewhere. */
final class RandomValues {
    private static final List<String> TEXTS = List.of(
            "x",
            "",
            "it's",
            "q\"\\",
            "tab\t",
            "é€😀",
            "NULL",
            "two\nlines",
            "{1,2}",
            "\\x41",
            "$1",
            "a'||b",
            "%L %s",
            "\\");
    private static final List<String> KEYS = List.of("a", "A", "b", "o'k", "ä😀", "q\"");
    private static final int PARKED = 100_000;

    private final Draw draw;
    private final Recorder recorder;
    private final int range;

    /** @param range how many different values key columns have, about */
    RandomValues(Draw draw, Recorder recorder, int range) {
        this.draw = draw;
        this.recorder = recorder;
        this.range = range;
    }

    /** Literals for a new row, by column. */
    Map<String, String> row(SourceTable table) {
        var values = new LinkedHashMap<String, String>();
        table.writable().forEach(column -> values.put(column.name(), literal(table, column)));
        table.foreignKeys().stream().filter(key -> draw.chance(0.85)).forEach(key -> values.putAll(reference(key)));
        return values;
    }

    /** Literals for the columns of a foreign key: most often those of a row that is there. */
    private Map<String, String> reference(ForeignKey key) {
        var parent = recorder.table(key.parent());
        var rows = recorder.rows(parent);
        var values = new LinkedHashMap<String, String>();
        if (!rows.isEmpty()) {
            var row = draw.of(rows);
            for (var i = 0; i < key.columns().size(); i++) {
                var column = key.parentColumns().get(i);
                var text = row.values().get(column);
                values.put(
                        key.columns().get(i), parent.column(column).literal(key.foldsCase() ? otherCase(text) : text));
            }
        }
        return values;
    }

    private String otherCase(String text) {
        return draw.chance(0.5) ? text.toUpperCase(java.util.Locale.ROOT) : text.toLowerCase(java.util.Locale.ROOT);
    }

    String literal(SourceTable table, SourceColumn column) {
        if (column.isNullable() && draw.chance(0.15)) {
            return "null";
        }
        if (column.comment().equals("array")) {
            return draw.of("'{}'", "'{NULL}'", "'{%d,NULL,%d}'".formatted(draw.between(-9, 9), draw.between(0, 9)));
        }
        var isFew = table.isUnique(column.name())
                || table.isPartOfForeignKey(column.name())
                || isGeneratedFrom(table, column);
        if (column.isBoolean()) {
            return draw.of("0", "1");
        }
        return switch (column.type()) {
            case "int", "bigint" -> String.valueOf(isFew ? draw.between(1, range) : number(table));
            case "decimal" ->
                isFew
                        ? draw.between(1, range) + draw.of("", ".5", ".50")
                        : "%d.%02d".formatted(draw.between(-99, table.hasKey() ? 99 : -97), draw.of(0, 5, 50));
            case "double" -> draw.of("0.1", "-2.5", "1e10", "123.456", "0", String.valueOf(draw.between(0, 99) / 8.0));
            case "date" -> "date '2024-01-01' + interval %d day".formatted(draw.between(1, range));
            case "datetime" -> "'2024-%02d-28 10:00:%02d'".formatted(draw.between(1, 12), draw.between(0, 59));
            case "time" -> "'%s%02d:%02d:05'".formatted(draw.of("", "-"), draw.between(0, 50), draw.between(0, 59));
            case "enum" -> labels(column);
            case "json" ->
                draw.of(
                        "'{\"k\": %d, \"a\": [null, \"x\\\\\"y\"]}'".formatted(draw.between(0, 3)),
                        "'[]'",
                        "'\"é\"'",
                        "'null'");
            case "varbinary" ->
                isFew
                        ? SourceColumn.literalOf(new byte[] {(byte) draw.between(0, Math.min(range, 127)), 0, -1})
                        : SourceColumn.literalOf(draw.bytes(draw.between(0, Math.min(3, column.length()))));
            case "char" -> draw.of("'ab'", "'abc'", "''", "'é'");
            case "mediumtext" ->
                draw.chance(0.3)
                        ? SourceColumn.large(draw.between(0, 99), draw.between(3000, 20_000))
                        : SourceColumn.literalOf(draw.of(TEXTS));
            default -> isFew ? keyText(column) : text(column);
        };
    }

    private int number(SourceTable table) {
        return table.hasKey() ? draw.between(-9, 99) : draw.between(0, 3);
    }

    private String labels(SourceColumn column) {
        return draw.of(List.of(column.fullType().replaceAll("^enum\\(|\\)$", "").split(",")));
    }

    private String keyText(SourceColumn column) {
        var number = draw.between(0, Math.max(1, range / 4));
        var text = column.foldsCase() ? draw.of("a", "A", "b", "B") : draw.of(KEYS);
        return SourceColumn.literalOf(number == 0 ? text : text + number);
    }

    private String text(SourceColumn column) {
        return SourceColumn.literalOf(draw.of(TEXTS.stream()
                .filter(text -> text.codePointCount(0, text.length()) <= column.length())
                .collect(Collectors.toList())));
    }

    /** A value that no row has, for a column that gives way while others change places. */
    String parked(SourceColumn column) {
        return switch (column.type()) {
            case "date" -> "'2099-01-01'";
            case "varbinary" -> "x'70'";
            case "tinyint" -> "1";
            default -> column.isText() ? "'P'" : String.valueOf(PARKED);
        };
    }

    /** Whether a generated column that is unique follows from it. */
    static boolean isGeneratedFrom(SourceTable table, SourceColumn column) {
        return table.columns().stream()
                .anyMatch(other -> other.comment().equals("of " + column.name()) && table.isUnique(other.name()));
    }
}
