package dev.camelion.ddl.random;

import dev.camelion.testkit.Draw;
import java.util.List;

/** Literals that a column takes, most of them small so that they meet again and survive a change of type. */
final class RandomValues {
    private static final List<String> WORDS = List.of(
            "", "a", "b", "Ab", "abc", "x y", "12", "7", "-3", "tab\\t", "quo''te", "back\\\\slash", "end ", "%s");

    private final Draw draw;

    RandomValues(Draw draw) {
        this.draw = draw;
    }

    String of(SourceColumn column) {
        if (column.nullable() && draw.chance(0.2)) {
            return "null";
        }
        return switch (column.dataType()) {
            case "tinyint" -> whole(column, 7);
            case "smallint" -> whole(column, 15);
            case "mediumint" -> whole(column, 23);
            case "int" -> whole(column, 31);
            case "bigint" -> whole(column, 62);
            case "decimal" -> decimal(column);
            case "float", "double" -> draw.of("0", "0.5", "1.25", column.isUnsigned() ? "3" : "-2.75", "1e10", "0.1");
            case "bit" -> "b'" + (column.length(1) > 1 && draw.chance(0.5) ? "10" : draw.of("0", "1")) + "'";
            case "date" -> "'" + date() + "'";
            case "datetime" -> "'" + date() + " " + clock() + fraction(column) + "'";
            case "timestamp" ->
                "'20%02d-0%d-1%d %s%s'"
                        .formatted(
                                draw.between(0, 30), draw.between(1, 9), draw.between(0, 9), clock(), fraction(column));
            case "time" -> "'" + clock() + fraction(column) + "'";
            case "year" -> String.valueOf(draw.of(1901, 1999, 2000, 2024, 2155));
            case "enum" -> SourceColumn.quotedText(draw.of(column.labels()));
            case "set" ->
                "'"
                        + String.join(
                                ",",
                                draw.some(column.labels(), draw.between(0, 3)).stream()
                                        .map(label -> label.replace("'", "''"))
                                        .toList())
                        + "'";
            case "geometry", "point" -> "st_geomfromtext('POINT(%d 2)')".formatted(draw.between(0, 9));
            case "json" ->
                draw.of("'{\"a\": [1, 2.5, null]}'", "'[]'", "'\"text\"'", "'{\"b\": {\"c\": true}}'", "'12'");
            case "binary", "varbinary" -> bytes(column.length(1));
            case "tinyblob", "blob", "mediumblob", "longblob" -> bytes(40);
            default -> text(column);
        };
    }

    private String whole(SourceColumn column, int bits) {
        var limit = (1L << bits) - 1;
        if (draw.chance(0.85)) {
            return String.valueOf(draw.between(column.isUnsigned() || draw.chance(0.9) ? 0 : -9, 20));
        }
        return String.valueOf(draw.chance(0.5) || column.isUnsigned() ? limit : -limit);
    }

    private String decimal(SourceColumn column) {
        var digits = column.length(10) - column.scale();
        var whole = digits == 0 ? 0 : draw.between(0, digits == 1 ? 9 : 99);
        var sign = column.isUnsigned() || draw.chance(0.7) ? "" : "-";
        return sign + whole + (column.scale() == 0 ? "" : draw.of(".5", ".0", ".9", ".1"));
    }

    private String date() {
        return draw.of("1999-12-31", "2000-02-29", "2024-06-15", "1000-01-01", "9999-12-30", "1970-01-01");
    }

    private String clock() {
        return draw.of("00:00:00", "12:34:56", "23:59:58", "07:08:09");
    }

    private String fraction(SourceColumn column) {
        return column.length(0) == 0 ? "" : draw.of("", ".5", ".123456".substring(0, column.length(0) + 1));
    }

    private String bytes(int length) {
        return draw.of("x''", "x'00'", "x'00ff'".substring(0, length > 1 ? 7 : 4) + (length > 1 ? "" : "'"), "'a'");
    }

    private String text(SourceColumn column) {
        var word = draw.of(WORDS).replace("%s", beyondAscii(column.charset()));
        var length = column.isShortText() ? column.length(1) : 50;
        if (word.contains("\\") || word.contains("'")) {
            return length < 11 ? "'q'" : "'" + word + "'";
        }
        if (!column.isShortText() && draw.chance(0.05)) {
            return "repeat('" + word + "', 20)";
        }
        return "'" + word.substring(0, Math.min(length, word.length())) + "'";
    }

    private String beyondAscii(String charset) {
        return "utf8mb4".equals(charset) ? draw.of("é", "ß→") : "ascii".equals(charset) ? "e" : "né";
    }
}
