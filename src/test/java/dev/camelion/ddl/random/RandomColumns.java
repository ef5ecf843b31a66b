package dev.camelion.ddl.random;

import dev.camelion.testkit.Draw;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/** Definitions of new columns, and other types for those there are. */
final class RandomColumns {
    private static final List<String> NAMES = List.of(
            "a",
            "b",
            "c",
            "d",
            "e",
            "Name",
            "order",
            "key",
            "Group",
            "select",
            "größe",
            "two words",
            "qu\"ote",
            "val_1");
    private static final List<String> LABELS = List.of("new", "paid", "it''s", "a b", "Ünit", "x,y");

    private final Draw draw;

    RandomColumns(Draw draw) {
        this.draw = draw;
    }

    static List<String> names() {
        return NAMES;
    }

    String name() {
        return draw.of(NAMES);
    }

    List<String> names(int count) {
        return draw.some(NAMES, count);
    }

    String type() {
        return switch (draw.between(0, 29)) {
            case 0 -> draw.of("tinyint", "tinyint(1)", "bool", "tinyint unsigned");
            case 1 -> draw.of("smallint", "smallint unsigned", "int2");
            case 2 -> draw.of("mediumint", "mediumint unsigned");
            case 3, 4, 5 -> draw.of("int", "int(11)", "INTEGER", "int unsigned", "int(6) unsigned zerofill");
            case 6, 7 -> draw.of("bigint", "bigint unsigned", "bigint(20)");
            case 8, 9 -> draw.of("decimal(10,2)", "numeric(6,0)", "dec(20,5) unsigned", "decimal");
            case 10 -> draw.of("float", "double", "real", "double precision");
            case 11 -> draw.of("bit", "bit(1)", "bit(12)");
            case 12 -> draw.of("date", "year");
            case 13, 14 -> draw.of("datetime", "datetime(3)", "datetime(6)");
            case 15 -> draw.of("timestamp", "timestamp(6)");
            case 16 -> draw.of("time", "time(3)");
            case 17 -> "char(" + draw.between(1, 20) + ")" + charset();
            case 18, 19, 20, 21 ->
                draw.of("varchar", "character varying", "VARCHAR") + "(" + draw.between(1, 60) + ")" + charset();
            case 22 -> draw.of("tinytext", "text", "mediumtext", "longtext") + charset();
            case 23 -> draw.of("binary(4)", "varbinary(20)", "blob", "tinyblob", "longblob");
            case 24, 25, 28, 29 -> "enum(" + labels(draw.between(1, 4)) + ")";
            case 26 -> "set(" + setLabels() + ")";
            default -> "json";
        };
    }

    private String charset() {
        return draw.chance(0.75)
                ? ""
                : draw.of(
                        " character set latin1",
                        " charset utf8mb4 collate utf8mb4_bin",
                        " character set ascii",
                        " binary");
    }

    private String labels(int count) {
        return "'" + String.join("','", draw.some(LABELS, count)) + "'";
    }

    private String setLabels() {
        return "'" + String.join("','", draw.some(LABELS.subList(0, 5), draw.between(1, 4))) + "'";
    }

    /** A definition without AUTO_INCREMENT, over the columns of the table there are. */
    Attempt definition(List<SourceColumn> columns) {
        var kinds = EnumSet.noneOf(Kind.class);
        var generated = columns.isEmpty() || draw.chance(0.93) ? null : generated(columns);
        if (generated != null) {
            kinds.add(Kind.GENERATED_COLUMN);
            return new Attempt(generated, kinds);
        }
        return definition(type(), kinds);
    }

    private Attempt definition(String type, Set<Kind> kinds) {
        var text = new StringBuilder(type);
        var isNotNull = draw.chance(0.4);
        if (isNotNull && draw.chance(0.1)) {
            text.append(" /*!40000 not null */");
            kinds.add(Kind.VERSION_COMMENT);
        } else {
            text.append(isNotNull ? " not null" : type.startsWith("timestamp") ? " null" : draw.maybe(0.2, " null"));
        }
        text.append(draw.chance(isNotNull ? 0.7 : 0.4) ? defaultFor(type) : "");
        text.append(draw.maybe(0.1, " comment 'it''s \"mine\"'"));
        return new Attempt(text.toString(), kinds);
    }

    /** A DEFAULT clause that suits the type, or none. */
    String defaultFor(String type) {
        var base = type.toLowerCase(java.util.Locale.ROOT);
        if (base.startsWith("datetime") || base.startsWith("timestamp")) {
            var digits = base.contains("(") ? base.substring(base.indexOf('(')) : "";
            var now = "current_timestamp" + digits;
            return draw.of(
                    " default " + now, " default " + now + " on update " + now, " default '2020-02-02 02:02:02'");
        }
        if (base.startsWith("enum") || base.startsWith("set")) {
            var first = base.indexOf('\'');
            var labels = type.substring(first);
            return " default " + labels.substring(0, endOfLabel(labels));
        }
        if (base.startsWith("date")) {
            return " default '2001-02-03'";
        }
        if (base.startsWith("time")) {
            return " default '10:20:30'";
        }
        if (base.startsWith("year")) {
            return draw.of(" default 2020", " default '1999'");
        }
        if (base.startsWith("bit")) {
            return draw.of(" default b'1'", " default 0");
        }
        if (base.startsWith("json")) {
            return draw.of("", " default (json_array())", " default ('{}')");
        }
        if (base.contains("text") || base.contains("blob")) {
            return draw.of("", " default ('lo''ng')");
        }
        if (base.contains("binary")) {
            return draw.of(" default 'a'", " default ''", " default x'4142'");
        }
        if (base.contains("char")) {
            return draw.of(" default ''", " default 'x'", " default '7'", " default (lower('X'))");
        }
        return draw.of(
                " default 0",
                " default 1",
                " default '5'",
                " default (1 + 2)",
                base.startsWith("bool") ? " default true" : "");
    }

    private static int endOfLabel(String labels) {
        for (var i = 1; i < labels.length(); i++) {
            if (labels.charAt(i) == '\'') {
                if (i + 1 < labels.length() && labels.charAt(i + 1) == '\'') {
                    i++;
                } else {
                    return i + 1;
                }
            }
        }
        return labels.length();
    }

    private String generated(List<SourceColumn> columns) {
        var of = draw.of(columns);
        var stored = draw.of(" stored", " virtual", "");
        if (of.isGenerated() || of.isAutoIncrement()) {
            return null;
        }
        if (of.isWhole() && !of.dataType().equals("bigint")) {
            return "bigint " + draw.maybe(0.5, "generated always ") + "as (" + of.quoted() + " * 2 + 1)" + stored;
        }
        if (of.isText()) {
            return "varchar(200) as ("
                    + draw.of("upper(%s)", "concat(%s, '!')", "left(%s, 3)").formatted(of.quoted()) + ")" + stored;
        }
        return null;
    }

    /** Another type for the column, one that most of its values fit. */
    String otherType(SourceColumn column) {
        var length = column.length(10);
        return switch (column.dataType()) {
            case "tinyint", "smallint", "mediumint", "int", "bigint" ->
                draw.of(
                        "smallint",
                        "mediumint",
                        "int",
                        "int unsigned",
                        "bigint",
                        "bigint unsigned",
                        "decimal(20,2)",
                        "varchar(30)",
                        "tinyint",
                        "double");
            case "decimal" ->
                draw.of(
                        "decimal(%d,%d)".formatted(length + 3, column.scale()),
                        "decimal(30,6)",
                        "bigint",
                        "decimal(12,1)",
                        "varchar(40)");
            case "float" -> draw.of("double", "float");
            case "double" -> draw.of("double", "decimal(30,8)", "float");
            case "bit" -> draw.of("bit(16)", "int", "bit(20)");
            case "char", "varchar" ->
                draw.of(
                        "varchar(%d)".formatted(length + draw.between(1, 30)),
                        "varchar(%d)".formatted(Math.max(1, length - draw.between(1, 5))),
                        "char(%d)".formatted(Math.min(200, length + 2)),
                        "text",
                        "mediumtext",
                        "varchar(100) character set utf8mb4 collate utf8mb4_bin");
            case "tinytext", "text", "mediumtext", "longtext" -> draw.of("text", "longtext", "varchar(120)");
            case "binary", "varbinary" -> "varbinary(%d)".formatted(length + draw.between(0, 9));
            case "tinyblob", "blob", "mediumblob", "longblob" -> draw.of("mediumblob", "longblob", "varbinary(100)");
            case "date" -> draw.of("datetime", "datetime(3)", "varchar(30)", "date");
            case "datetime" -> draw.of("datetime(6)", "datetime", "date", "varchar(40)", "datetime(1)");
            case "timestamp" -> draw.of("timestamp(6) null", "timestamp null", "timestamp(2) null");
            case "time" -> draw.of("time(6)", "time", "time(1)");
            case "year" -> draw.of("year", "smallint");
            case "enum" ->
                draw.of("varchar(30)", "enum(" + SourceColumn.labels(column.labels()) + ",'more')", "int", "text");
            case "set" -> draw.of("set(" + SourceColumn.labels(column.labels()) + ",'more')", "varchar(80)");
            case "json" -> draw.of("json", "longtext");
            default -> column.type();
        };
    }

    /** Labels added at either end or between, taken away, turned round or renamed. */
    String otherLabels(SourceColumn column) {
        var labels = new java.util.ArrayList<>(column.labels());
        switch (draw.between(0, 5)) {
            case 0 -> labels.add("l" + draw.between(1, 99));
            case 1 -> labels.add(0, "l" + draw.between(1, 99));
            case 2 -> labels.add(draw.between(0, labels.size()), "l" + draw.between(1, 99));
            case 3 -> labels.remove(draw.between(0, labels.size() - 1));
            case 4 -> java.util.Collections.reverse(labels);
            default -> labels.set(draw.between(0, labels.size() - 1), "l" + draw.between(1, 99));
        }
        return "%s(%s)".formatted(column.dataType(), SourceColumn.labels(labels));
    }
}
