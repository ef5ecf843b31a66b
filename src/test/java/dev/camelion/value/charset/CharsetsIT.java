package dev.camelion.value.charset;

import static org.assertj.core.api.Assertions.assertThat;

import dev.camelion.testkit.Databases;
import dev.camelion.testkit.MySqlServer;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/**
 * Every code of every character set is read as the server itself converts it: all of one byte and of two, those of
 * three and four bytes in the blocks that have them, and all of Unicode. Writes {@code charset/*.txt} with {@code
 * -Dgolden.update=true}.
 */
class CharsetsIT {
    private static final List<String> THREE_BYTES = List.of("ujis", "eucjpms");
    private static final int ASCII = 0x80;
    private static final int BLOCK = 0x1000;

    MySqlServer server() {
        return Databases.mySql();
    }

    @Test
    void reads_every_code_as_the_server_does() throws Exception {
        var different = new ArrayList<String>();
        var codes = 0;
        try (var connection = server().connect("mysql")) {
            for (var name : names(connection)) {
                if (Boolean.getBoolean("golden.update") && !isUnicode(name)) {
                    CharsetFile.write(connection, name);
                    continue;
                }
                var texts = isUnicode(name) ? allOfUnicode(connection, name) : allCodes(connection, name);
                codes += texts.size();
                var charset = SourceCharset.of(name);
                texts.forEach((hex, text) -> compare(name, charset, hex, text, different));
            }
        }
        System.out.println("character sets: %d codes, %d read in another way".formatted(codes, different.size()));
        assertThat(different).isEmpty();
    }

    private static List<String> names(Connection connection) throws SQLException {
        var names = new ArrayList<String>();
        try (var statement = connection.createStatement();
                var rows = statement.executeQuery(
                        "select character_set_name from information_schema.character_sets where character_set_name <> 'binary' order by 1")) {
            while (rows.next()) {
                names.add(rows.getString(1));
            }
        }
        return names;
    }

    private static boolean isUnicode(String name) {
        return name.startsWith("utf") || name.equals("ucs2");
    }

    private static Map<String, String> allCodes(Connection connection, String name) throws SQLException {
        var server = new ServerCharset(connection, name);
        var texts = server.texts("");
        // what begins with an ASCII character is two characters
        for (var first = ASCII; SourceCharset.of(name) instanceof MultiByteCharset && first < 256; first++) {
            texts.putAll(server.texts("%02x".formatted(first)));
        }
        for (var second = ASCII; THREE_BYTES.contains(name) && second < 256; second++) {
            texts.putAll(server.texts("8f%02x".formatted(second)));
        }
        for (var index = 0; name.equals("gb18030") && index < FourBytes.BASIC; index += 10) {
            texts.putAll(server.texts("%06x".formatted(FourBytes.code(index) >>> 8)));
        }
        if (name.equals("gb18030")) {
            texts.putAll(allOfUnicode(connection, name));
        }
        return texts;
    }

    private static Map<String, String> allOfUnicode(Connection connection, String name) throws SQLException {
        var server = new ServerCharset(connection, name);
        var last = name.matches("ucs2|utf8|utf8mb3") ? Character.MAX_VALUE : Character.MAX_CODE_POINT;
        var texts = new java.util.TreeMap<String, String>();
        for (var first : IntStream.iterate(0, point -> point <= last, point -> point + BLOCK)
                .toArray()) {
            texts.putAll(server.texts(first, BLOCK));
        }
        return texts;
    }

    private static void compare(String name, SourceCharset charset, String hex, String text, List<String> different) {
        var bytes = java.util.HexFormat.of().parseHex(hex);
        var decoded = charset.decode(bytes, 0, bytes.length);
        var read = charset.hasUnknown() ? decoded.replace(SourceCharset.UNKNOWN, '?') : decoded;
        if (!read.equals(text) && different.size() < 100) {
            different.add("%s %s: %s, not %s".formatted(name, shortened(hex), escaped(text), escaped(read)));
        }
    }

    private static String escaped(String text) {
        return shortened(text.chars().mapToObj("%04x "::formatted).collect(java.util.stream.Collectors.joining()));
    }

    private static String shortened(String text) {
        return text.length() > 80 ? text.substring(0, 80) + ".." : text;
    }
}
