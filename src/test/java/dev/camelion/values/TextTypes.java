package dev.camelion.values;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.camelion.testkit.Draw;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;

/** Texts in every character set of the server. */
final class TextTypes {
    /** Of many scripts; what a set does not have becomes a question mark in MySQL. */
    private static final String CHARACTERS = "aZ09 ,~\\^|`@é€ßñőžжяΩאשกתԱაسソ表日本語가힣中文龍〜～―—￥＼－¢¬‾¥";

    private static final String BEYOND_BMP = "😀𠀀🇩👍";
    private static final String[] NASTY = {
        "NULL",
        "\\N",
        "\\",
        "'",
        "\"",
        "it's \"q\"",
        "a\tb",
        "a\nb",
        "a\r\nb",
        "\0x",
        "x\0",
        "trail   ",
        "  lead",
        "{1,2}",
        "\\x41",
        "%s",
        "$1",
        "A",
        "a",
        "é",
        "\\\\",
        "a,b",
        "\\u0041",
        "\b\f\u001a",
        "E'x'",
        "(1)",
        "--",
        "\u00a0",
        "ﬁ"
    };
    private static final int LENGTH = 20;

    private TextTypes() {}

    /** @param bytes the most that a character takes */
    static List<TestType> of(String charset, int bytes) {
        var types = new ArrayList<TestType>();
        var suffix = " character set " + charset;
        types.add(text("char(10)" + suffix, charset, bytes, 10).not(Use.GENERATED, Use.KEY));
        types.add(text("varchar(%d)%s".formatted(LENGTH, suffix), charset, bytes, LENGTH));
        types.add(long_("text" + suffix, charset, bytes, 300).not(Use.GENERATED, Use.KEY));
        return types;
    }

    static List<TestType> more() {
        var types = new ArrayList<TestType>();
        types.add(text("char(255)", "utf8mb4", 4, 255));
        types.add(text("char", "utf8mb4", 4, 1));
        types.add(text("varchar(1000)", "utf8mb4", 4, 1000).not(Use.KEY));
        types.add(text("national varchar(10)", "utf8", 3, 10));
        types.add(text("varchar(20) collate utf8mb4_bin", "utf8mb4", 4, 20));
        types.add(text("varchar(20) collate utf8mb4_general_ci", "utf8mb4", 4, 20));
        types.add(text("varchar(20) collate utf8mb4_0900_as_cs", "utf8mb4", 4, 20));
        types.add(text("varchar(20) collate latin1_german2_ci", "latin1", 1, 20));
        types.add(long_("tinytext", "utf8mb4", 4, 60));
        types.add(long_("mediumtext", "utf8mb4", 4, 30_000));
        types.add(long_("longtext", "utf8mb4", 4, 70_000));
        types.add(long_("text character set ascii", "ascii", 1, 65_535).noted("up to 64 KiB"));
        return types;
    }

    private static TestType text(String declaration, String charset, int bytes, int length) {
        return TestType.of(declaration, Meaning.TEXT)
                .zero("''")
                .minimum("'m'", "' '", "'M'", "'0'")
                .maximum(literal("日é😀ж~".repeat(length), charset, length), "repeat('z', %d)".formatted(length))
                .nasty(Arrays.stream(NASTY)
                        .map(text -> literal(text, charset, length))
                        .toArray(String[]::new))
                .random(draw -> random(draw, charset, bytes, length))
                .defaultsTo(length == 1 ? "'d'" : "'d'', x'");
    }

    private static TestType long_(String declaration, String charset, int bytes, int length) {
        return text(declaration, charset, bytes, Math.min(length, 300))
                .random(draw -> draw.chance(0.02)
                        ? "repeat(%s, %d)".formatted(random(draw, charset, bytes, 10), length / 10)
                        : random(draw, charset, bytes, Math.min(length, 60)))
                .defaultsTo("('d'', x')")
                .keyPrefix(40);
    }

    private static String literal(String text, String charset, int length) {
        var points = text.codePoints()
                .filter(point -> point < 0x10000 || !charset.matches("utf8|utf8mb3|ucs2"))
                .limit(length)
                .toArray();
        var bytes = new String(points, 0, points.length).getBytes(UTF_8);
        return "_utf8mb4 x'%s'".formatted(HexFormat.of().formatHex(bytes));
    }

    private static String random(Draw draw, String charset, int bytes, int length) {
        if (bytes == 1 && draw.chance(0.5)) {
            return "_%s x'%s'".formatted(charset, HexFormat.of().formatHex(draw.bytes(draw.between(0, length))));
        }
        var isWide = charset.matches("utf8mb4|utf16|utf16le|utf32|gb18030");
        var points = (CHARACTERS + (isWide ? BEYOND_BMP : "")).codePoints().toArray();
        var text = new StringBuilder();
        for (var i = draw.between(0, length); i > 0; i--) {
            text.appendCodePoint(points[draw.between(0, points.length - 1)]);
        }
        return literal(text.toString(), charset.toLowerCase(Locale.ROOT), length);
    }
}
