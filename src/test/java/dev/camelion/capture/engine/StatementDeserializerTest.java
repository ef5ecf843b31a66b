package dev.camelion.capture.engine;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

/** What stands of a session before its statement, as MySQL 8.0 and 9 write it. */
class StatementDeserializerTest {
    private static final byte[] FLAGS = {0, 0, 0, 0, 0};
    private static final byte[] SQL_MODE = {1, 4, 0, 0, 0, 0, 0, 0, 0};
    private static final byte[] CATALOG = {6, 3, 's', 't', 'd'};
    private static final byte[] INCREMENT = {3, 4, 0, 4, 0};

    @Test
    void finds_the_character_set_of_the_client() {
        assertThat(charset(FLAGS, SQL_MODE, CATALOG, client(8))).isEqualTo(Charset.forName("windows-1252"));
        assertThat(charset(FLAGS, SQL_MODE, CATALOG, INCREMENT, client(8))).isEqualTo(Charset.forName("windows-1252"));
        assertThat(charset(FLAGS, SQL_MODE, CATALOG, client(255))).isEqualTo(StandardCharsets.UTF_8);
        assertThat(charset(FLAGS, SQL_MODE, CATALOG, client(33))).isEqualTo(StandardCharsets.UTF_8);
    }

    @Test
    void takes_utf_8_where_nothing_is_said() {
        assertThat(charset()).isEqualTo(StandardCharsets.UTF_8);
        assertThat(charset(FLAGS, SQL_MODE, CATALOG)).isEqualTo(StandardCharsets.UTF_8);
        assertThat(charset(FLAGS, new byte[] {77, 1, 2}, client(8))).isEqualTo(StandardCharsets.UTF_8);
        assertThat(charset(FLAGS, client(63))).as("binary").isEqualTo(StandardCharsets.UTF_8);
    }

    private static byte[] client(int collation) {
        return new byte[] {4, (byte) collation, (byte) (collation >> 8), 8, 0, 8, 0, 12, 1, 0};
    }

    private static Charset charset(byte[]... parts) {
        var length = 0;
        for (var part : parts) {
            length += part.length;
        }
        var all = new byte[length];
        var at = 0;
        for (var part : parts) {
            System.arraycopy(part, 0, all, at, part.length);
            at += part.length;
        }
        return StatementDeserializer.charset(all);
    }
}
