package dev.camelion.value.charset;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.HexFormat;
import java.util.Map;
import java.util.TreeMap;

/** What a server makes of the codes of a character set. */
final class ServerCharset {
    private static final int BYTES = 256;

    private final Connection connection;
    private final String name;

    ServerCharset(Connection connection, String name) {
        this.connection = connection;
        this.name = name;
    }

    /** The texts of the codes that begin with these bytes, end in any byte, and that the server takes; by code in hex. */
    Map<String, String> texts(String prefix) throws SQLException {
        var codes = new StringBuilder();
        for (var last = 0; last < BYTES; last++) {
            codes.append(last == 0 ? "select " : " union all select ")
                    .append("x'")
                    .append(prefix);
            codes.append("%02x'".formatted(last)).append(last == 0 ? " as code" : "");
        }
        return query(
                "select hex(code), hex(convert(convert(code using %1$s) using utf8mb4)) from (%2$s) c where hex(convert(code using %1$s)) = hex(code)"
                        .formatted(name, codes));
    }

    /** The text in UTF-8 and in this character set, of so many code points; what it does not have is left out. */
    Map<String, String> texts(int firstPoint, int count) throws SQLException {
        var utf32 = new StringBuilder();
        for (var point = firstPoint; point < firstPoint + count; point++) {
            if (point < Character.MIN_SURROGATE || point > Character.MAX_SURROGATE) {
                utf32.append("%08x".formatted(point));
            }
        }
        var text = "convert(x'%s' using utf32)".formatted(utf32);
        return query("select hex(convert(%1$s using %2$s)), hex(convert(convert(%1$s using %2$s) using utf8mb4))"
                .formatted(text, name));
    }

    private Map<String, String> query(String sql) throws SQLException {
        var texts = new TreeMap<String, String>();
        try (var statement = connection.createStatement();
                var rows = statement.executeQuery(sql)) {
            while (rows.next()) {
                if (rows.getString(2) != null) {
                    texts.put(rows.getString(1), new String(HexFormat.of().parseHex(rows.getString(2)), UTF_8));
                }
            }
        }
        return texts;
    }
}
