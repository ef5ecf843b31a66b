package dev.camelion.copy;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class CopyTextTest {
    private final CopyText text = new CopyText();

    private String written() {
        return new String(text.bytes(), 0, text.end(text.rows()), UTF_8);
    }

    @Test
    void tells_null_from_its_own_letters() {
        text.field(null);
        text.field("\\N".getBytes(UTF_8));
        text.field(new byte[0]);
        text.endRow();
        assertThat(written()).isEqualTo("\\N\t\\\\N\t\n");
    }

    @Test
    void escapes_at_both_ends_and_nothing_else() {
        text.field("\\\u000b\fé\0\n\n".getBytes(UTF_8));
        text.field(new byte[0]);
        text.endRow();
        assertThat(written()).isEqualTo("\\\\\u000b\fé\0\\n\\n\t\n");
    }

    @Test
    void escapes_what_would_end_a_field_or_a_row() {
        text.field("a\tb\nc\rd\\e".getBytes(UTF_8));
        text.endRow();
        assertThat(written()).isEqualTo("a\\tb\\nc\\rd\\\\e\n");
    }

    @Test
    void keeps_a_row_that_has_begun() {
        text.field("1".getBytes(UTF_8));
        text.endRow();
        text.field("2".getBytes(UTF_8));
        text.clearRows();
        text.field("x".repeat(1 << 20).getBytes(UTF_8));
        text.endRow();
        assertThat(written()).isEqualTo("2\t" + "x".repeat(1 << 20) + "\n");
    }

    @Test
    void knows_where_each_of_many_rows_ends() {
        for (var i = 0; i < 5000; i++) {
            text.field(new byte[] {'7'});
            text.endRow();
        }
        assertThat(text.end(0)).isZero();
        assertThat(text.end(3)).isEqualTo(6);
        assertThat(text.end(5000)).isEqualTo(10_000);
    }
}
