package dev.camelion.value.charset;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/**
 * Writes {@code charset/NAME.txt} from what a server says. What the file names already stays named, as another release
 * of Java may need it: to be run with the oldest and the newest one.
 */
final class CharsetFile {
    private static final Path FOLDER = Path.of("src/main/resources/charset");
    private static final int ASCII = 0x80;
    private static final int LINE = 64;
    private static final char REPLACEMENT = '\uFFFD';
    private static final Set<Integer> NOT_SHOWN = Set.of(
            (int) Character.UNASSIGNED,
            (int) Character.PRIVATE_USE,
            (int) Character.FORMAT,
            (int) Character.SPACE_SEPARATOR,
            (int) Character.SURROGATE);
    private static final String EUC_JP = "pairs a1-fe a1-fe\npairs 8e a1-df\ntriples a1-fe\n";

    /** The first lines of the files of sets with more than one byte a character. */
    private static final Map<String, String> HEADS = Map.of(
            "sjis", "base Shift_JIS\npairs 81-9f,e0-fc 40-7e,80-fc\n",
            "cp932", "base windows-31j\npairs 81-9f,e0-fc 40-7e,80-fc\n",
            "ujis", "base EUC-JP\n" + EUC_JP,
            "eucjpms", "base x-eucJP-Open\n" + EUC_JP,
            "gbk", "base GBK\npairs 81-fe 40-7e,80-fe\n",
            "gb2312", "base GB2312\npairs a1-f7 a1-fe\n",
            "big5", "base Big5\npairs a1-f9 40-7e,a1-fe\n",
            "euckr", "base x-windows-949\npairs 81-fe 41-5a,61-7a,81-fe\n",
            "gb18030", "base GB18030\npairs 81-fe 40-7e,80-fe\nfours 81-84\n");

    private final String name;
    private final ServerCharset server;
    private final CharsetDefinition plain;
    private final Map<Long, String> codes = new TreeMap<>();

    private CharsetFile(Connection connection, String name) {
        this.name = name;
        this.server = new ServerCharset(connection, name);
        this.plain = CharsetDefinition.parse(HEADS.getOrDefault(name, ""));
    }

    static void write(Connection connection, String name) throws SQLException, IOException {
        var file = new CharsetFile(connection, name);
        file.read();
        Files.createDirectories(FOLDER);
        Files.writeString(FOLDER.resolve(name + ".txt"), file.text());
    }

    private void read() throws SQLException {
        add(1, server.texts(""));
        for (var first = ASCII; plain.hasPairs() && first < 256; first++) {
            add(2, server.texts("%02x".formatted(first)));
        }
        for (var second = 0xA1; plain.hasTriples() && second < 0xFF; second++) {
            add(3, server.texts("8f%02x".formatted(second)));
        }
        for (var index = 0; plain.hasFours() && index < FourBytes.BASIC; index += 10) {
            add(4, server.texts("%06x".formatted(FourBytes.code(index) >>> 8)));
        }
    }

    private void add(int length, Map<String, String> texts) {
        texts.forEach((hex, text) -> {
            var code = Integer.parseUnsignedInt(hex, 16);
            if (length != 2 || plain.isPair(code)) {
                var known = text.equals("?") && code != '?' || text.isEmpty() ? SourceCharset.UNKNOWN : text.charAt(0);
                if (isNamed(code, length, known)) {
                    codes.put(Integer.toUnsignedLong(code), escaped(known));
                }
            }
        });
    }

    private boolean isNamed(int code, int length, char character) {
        var existing = CharsetDefinition.of(name);
        return plain.character(code, length) != character
                || !plain.hasPairs() && code >= ASCII
                || existing != null && existing.isNamed(code);
    }

    private static String escaped(char character) {
        if (character == SourceCharset.UNKNOWN) {
            return "\\-";
        }
        var isPlain = Character.isLetterOrDigit(character)
                || character > '\u2000' && character < REPLACEMENT && !NOT_SHOWN.contains(Character.getType(character));
        return isPlain ? String.valueOf(character) : "\\u%04x".formatted((int) character);
    }

    private String text() {
        var text = new StringBuilder(
                "# MySQL's %s, made from what MySQL says by CharsetsIT with -Dgolden.update=true\n".formatted(name));
        text.append(HEADS.getOrDefault(name, ""));
        var all = codes.entrySet().stream().toList();
        for (var i = 0; i < all.size(); ) {
            var end = isUnknown(all, i) ? endOfUnknown(all, i) : endOfKnown(all, i);
            line(text, all, i, end);
            i = end;
        }
        return text.toString();
    }

    private static boolean isUnknown(List<Map.Entry<Long, String>> all, int at) {
        return all.get(at).getValue().equals("\\-");
    }

    private static boolean follows(List<Map.Entry<Long, String>> all, int at) {
        return all.get(at).getKey() == all.get(at - 1).getKey() + 1;
    }

    private static int endOfUnknown(List<Map.Entry<Long, String>> all, int from) {
        var end = from + 1;
        while (end < all.size() && follows(all, end) && isUnknown(all, end)) {
            end++;
        }
        return end;
    }

    private static int endOfKnown(List<Map.Entry<Long, String>> all, int from) {
        var end = from + 1;
        while (end < all.size() && end - from < LINE && follows(all, end) && !isUnknown(all, end)) {
            end++;
        }
        return end;
    }

    private static void line(StringBuilder text, List<Map.Entry<Long, String>> all, int from, int end) {
        text.append("%02x".formatted(all.get(from).getKey()));
        if (isUnknown(all, from) && end > from + 1) {
            text.append("-%02x \\-\n".formatted(all.get(end - 1).getKey()));
            return;
        }
        text.append(' ');
        all.subList(from, end).forEach(code -> text.append(code.getValue()));
        text.append('\n');
    }
}
