package dev.camelion.values;

import dev.camelion.testkit.Draw;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** Bytes, labels, JSON, geometries and vectors. */
final class OtherTypes {
    private OtherTypes() {}

    static List<TestType> all() {
        var types = new ArrayList<TestType>();
        types.add(bytes("binary(1)", 1).not(Use.KEY));
        types.add(bytes("binary(16)", 16));
        types.add(bytes("varbinary(1)", 1).not(Use.KEY));
        types.add(bytes("varbinary(40)", 40));
        types.add(bytes("char(8) character set binary", 8));
        types.add(bytes("varchar(20) character set binary", 20));
        types.add(blob("text character set binary", 200));
        types.add(blob("tinyblob", 255));
        types.add(blob("blob", 65_535));
        types.add(blob("mediumblob", 70_000));
        types.add(blob("longblob", 70_000));
        enums(types);
        sets(types);
        types.add(json());
        geometries(types);
        types.add(vector(1));
        types.add(vector(4));
        types.add(vector(200));
        return types;
    }

    private static TestType bytes(String declaration, int length) {
        return TestType.of(declaration, Meaning.BYTES)
                .zero("''", "x'00'")
                .minimum("x'" + "00".repeat(length) + "'")
                .maximum("x'" + "ff".repeat(length) + "'")
                .nasty("x'5c'", "x'27'", "x'0a'", "x'80'", "' '", "x'" + "20".repeat(Math.min(2, length)) + "'")
                .random(draw -> random(draw, length))
                .defaultsTo("'\\\\'");
    }

    private static TestType blob(String declaration, int length) {
        var small = Math.min(length, 300);
        return bytes(declaration, small)
                .random(draw -> draw.chance(0.02)
                        ? "repeat(x'%s', %d)".formatted(HexFormat.of().formatHex(draw.bytes(5)), length / 5)
                        : random(draw, Math.min(80, small)))
                .defaultsTo("(x'00ff5c')")
                .keyPrefix(100);
    }

    private static String random(Draw draw, int length) {
        return "x'%s'".formatted(HexFormat.of().formatHex(draw.bytes(draw.between(0, length))));
    }

    private static void enums(List<TestType> types) {
        types.add(labels("enum('a','b,c','it''s','\\\\','q\"','{x}','NULL','é日',' x','\\t','(',')')", 12));
        types.add(labels("enum('','x','X1')", 3).noted("with an empty label"));
        types.add(labels(
                        "enum("
                                + IntStream.rangeClosed(1, 255)
                                        .mapToObj(i -> "'label %d'".formatted(i))
                                        .collect(Collectors.joining(","))
                                + ")",
                        255)
                .noted("255"));
        types.add(labels("enum('%s','short')".formatted("long, ".repeat(12) + "x"), 2)
                .noted("over 63 bytes"));
        types.add(labels("enum('é','ß','€') character set latin1", 3));
        types.add(labels("enum('表','ソ','日本','ー') character set sjis", 4));
        types.add(labels("enum('ж','я') character set cp1251", 2));
        types.add(labels("enum('中','文') character set gbk", 2));
        types.add(labels("enum('x','é') character set utf16", 2));
    }

    private static TestType labels(String declaration, int count) {
        return TestType.of(declaration, Meaning.TEXT)
                .zero("''")
                .minimum("1")
                .maximum(String.valueOf(count))
                .nasty("2", String.valueOf((count + 1) / 2))
                .random(draw -> String.valueOf(draw.between(1, count)))
                .defaultsTo(null);
    }

    private static void sets(List<TestType> types) {
        var members =
                IntStream.rangeClosed(1, 64).mapToObj(i -> "'m%d'".formatted(i)).collect(Collectors.joining(","));
        types.add(set("set(" + members + ")", 64));
        types.add(set("set('a','b c','it''s','\\\\','q\"','{x}','NULL','é日',' lead','null','(1)')", 11));
        types.add(set("set('','x')", 2).not(Use.KEY).noted("with an empty member"));
        types.add(set("set('é','ß') character set latin1", 2));
        types.add(set("set('表','ソ','日本') character set sjis", 3));
        types.add(set("set('one')", 1));
    }

    private static TestType set(String declaration, int count) {
        var all = count == 64 ? "18446744073709551615" : String.valueOf((1L << count) - 1);
        return TestType.of(declaration, Meaning.SET)
                .zero("''", "0")
                .minimum("1")
                .maximum(all)
                .nasty(count == 64 ? "9223372036854775808" : String.valueOf(1L << (count - 1)))
                .random(draw -> {
                    var bits = ByteBuffer.wrap(draw.bytes(8)).getLong();
                    return Long.toUnsignedString(count == 64 ? bits : bits & ((1L << count) - 1));
                })
                .defaultsTo(null);
    }

    private static TestType json() {
        return TestType.of("json", Meaning.JSON)
                .not(Use.KEY)
                .zero("'{}'", "'[]'", "'\"\"'", "'0'")
                .minimum("'-9223372036854775808'", "'-1.7976931348623157e308'")
                .maximum(
                        "'18446744073709551615'",
                        "'1.7976931348623157e308'",
                        "concat(repeat('[', 50), repeat(']', 50))",
                        "json_array(repeat('é', 3000))",
                        "concat('[', repeat('1,', 5000), '1]')")
                .nasty(
                        "'null'",
                        "'{\"a\": \"\\\\u0000b\", \"\\\\\\\\u0000\": 1}'",
                        "'[0.1, 1.0, -0.0, 1e20, 1e-7, 123456789012345678901234567890, 9007199254740993, 5e-324]'",
                        "json_object('d', date'2020-01-02', 't', time'-12:34:56.5', 'dt', timestamp'2020-01-02 03:04:05.678')",
                        "json_array(cast(1.10 as decimal(5,2)), cast('12345678901234567890.123456789' as decimal(40,10)), -0.5)",
                        "json_array(x'00ff', b'101', true, false)",
                        "json_object('g', point(1, 2), 'y', 2020)",
                        "'{\"é😀\": \"\\\\ud83d\\\\ude00\\\\b\\\\f\\\\n\\\\r\\\\t\\\\\"\\\\/\", \"\": {\" \": null}}'",
                        "'{\"a\": 1, \"b\": 2, \"a\": 3}'",
                        "json_array(time'838:59:59', time'-838:59:59', time'00:00:00.000001')",
                        "json_array('\\0', '\\\\N', 'NULL', '{1,2}')")
                .random(OtherTypes::document)
                .defaultsTo("('{\"a\": [1]}')");
    }

    private static String document(Draw draw) {
        var number = Double.longBitsToDouble(ByteBuffer.wrap(draw.bytes(8)).getLong());
        return "'{\"k%d\": [%s, %d, %d, \"%s\"], \"o\": {\"x\": %s, \"f\": %s}}'"
                .formatted(
                        draw.between(0, 9),
                        Double.isFinite(number) ? number : 1.5,
                        ByteBuffer.wrap(draw.bytes(8)).getLong(),
                        draw.between(-70_000, 70_000),
                        draw.of("é", "\\\\n", "", "😀", "\\\\\\\\"),
                        draw.of("true", "false", "null"),
                        draw.between(-1000, 1000) / 8.0f);
    }

    private static void geometries(List<TestType> types) {
        var polygon = "polygon((0 0, 0 9.5, 9 9, 9 0, 0 0), (1 1, 1 2, 2 2, 1 1))";
        types.add(geometry("point", "point(0 0)", "point(-1.5 2)", "point(179.9 89.9)"));
        types.add(geometry(
                "linestring", "linestring(0 0, 1 1)", "linestring(0 0, 0 1, 1.5 -2e10)", "linestring(1 1, 2 2)"));
        types.add(geometry("polygon", "polygon((0 0, 0 1, 1 1, 0 0))", polygon, polygon));
        types.add(geometry("multipoint", "multipoint(0 0)", "multipoint(0 0, 1 -1)", "multipoint(1 1, 2 2, 3 3)"));
        types.add(geometry(
                "multilinestring",
                "multilinestring((0 0, 1 1))",
                "multilinestring((0 0, 1 1), (2 2, 3 3))",
                "multilinestring((0 0, 1 1))"));
        types.add(geometry(
                "multipolygon",
                "multipolygon(((0 0, 0 1, 1 1, 0 0)))",
                "multipolygon(((0 0, 0 1, 1 1, 0 0)), ((5 5, 5 6, 6 6, 5 5)))",
                "multipolygon(((0 0, 0 1, 1 1, 0 0)))"));
        types.add(geometry(
                "geometrycollection",
                "geometrycollection()",
                "geometrycollection(point(1 1), linestring(0 0, 1 1))",
                "geometrycollection(geometrycollection(point(1 2)))"));
        types.add(geometry("geometry", "point(0 0)", "linestring(0 0, 1 1)", "geometrycollection(point(1 1))"));
        types.add(geometry("geometry srid 4326", "point(0 0)", "linestring(0 0, 1 1)", "point(89 179)")
                .not(Use.GENERATED)
                .random(draw -> "st_geomfromtext('point(%d %d.5)', 4326)"
                        .formatted(draw.between(-89, 89), draw.between(-179, 178))));
    }

    private static TestType geometry(String declaration, String least, String nasty, String most) {
        var srid = declaration.endsWith("4326") ? ", 4326)" : ")";
        return TestType.of(declaration, Meaning.GEOMETRY)
                .not(Use.KEY)
                .zero("st_geomfromtext('%s'%s".formatted(least, srid))
                .minimum("st_geomfromtext('%s'%s".formatted(least, srid))
                .maximum("st_geomfromtext('%s'%s".formatted(most, srid))
                .nasty("st_geomfromtext('%s'%s".formatted(nasty, srid))
                .random(draw -> "st_geomfromtext('%s', %d)".formatted(draw.of(least, most), draw.of(0, 3857)))
                .defaultsTo("(st_geomfromtext('%s'%s)".formatted(least, srid));
    }

    private static TestType vector(int length) {
        return TestType.of("vector(%d)".formatted(length), Meaning.BYTES)
                .since(90000)
                .not(Use.KEY, Use.GENERATED)
                .zero("string_to_vector('[0]')")
                .minimum("string_to_vector('[-3.4028235e38]')")
                .maximum("string_to_vector('[%s]')".formatted("3.4028235e38,".repeat(length - 1) + "1"))
                .nasty("string_to_vector('[0.1]')", "string_to_vector('[1.1754944e-38]')")
                .random(draw -> IntStream.rangeClosed(1, draw.between(1, length))
                        .mapToObj(i -> String.valueOf(draw.between(-1000, 1000) / 7.0f))
                        .collect(Collectors.joining(",", "string_to_vector('[", "]')")))
                .defaultsTo("(string_to_vector('[1]'))");
    }
}
