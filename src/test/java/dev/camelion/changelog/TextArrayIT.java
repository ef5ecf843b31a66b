package dev.camelion.changelog;

import static org.assertj.core.api.Assertions.assertThat;

import dev.camelion.testkit.Databases;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** The server gets the elements that were added, in either form of the driver's protocol. */
class TextArrayIT {
    private static final List<List<@Nullable String>> ARRAYS = List.of(
            List.of(),
            List.of(""),
            Arrays.asList((String) null),
            Arrays.asList("NULL", null, "a,b{}\"\\", " é\u20ac😀\n", "x".repeat(200_000)));

    @Test
    void arrives_in_binary_form_and_as_text() throws SQLException {
        var server = Databases.postgres();
        var url = server.jdbcUrl("postgres");
        for (var form : List.of("true", "false")) {
            try (var connection = DriverManager.getConnection(
                    url + (url.contains("?") ? "&" : "?") + "binaryTransfer=" + form,
                    server.user(),
                    server.password())) {
                for (var texts : ARRAYS) {
                    assertThat(sent(connection, texts)).isEqualTo(texts);
                }
            }
        }
    }

    private static List<@Nullable String> sent(Connection connection, List<@Nullable String> texts)
            throws SQLException {
        var array = new TextArray();
        texts.forEach(text -> array.add(text == null ? null : Utf8.of(text)));
        assertThat(array.texts()).isEqualTo(texts);
        try (var select = connection.prepareStatement("select coalesce(?, null)")) {
            select.setObject(1, array);
            try (var row = select.executeQuery()) {
                row.next();
                return Arrays.asList((String[]) row.getArray(1).getArray());
            }
        }
    }
}
