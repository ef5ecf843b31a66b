package dev.camelion.ddl.parse;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Set;
import org.junit.jupiter.api.Test;

class LastReadingsTest {
    private static final String SQL = "create table a (\"x\" int default 7)";

    @Test
    void a_text_is_read_once() {
        assertThat(read("shop", "8.0.36", Set.of())).isSameAs(read("shop", "8.0.36", Set.of()));
    }

    @Test
    void another_database_version_or_mode_is_another_question() {
        var reading = read("shop", "8.0.36", Set.of());

        assertThat(read("other", "8.0.36", Set.of())).isNotEqualTo(reading);
        assertThat(read("shop", "5.7.44", Set.of())).isNotSameAs(reading);
        assertThat(read("shop", "8.0.36", Set.of("ANSI_QUOTES"))).isNotSameAs(reading);
    }

    @Test
    void a_reading_is_read_again_once_many_others_came() {
        var reading = read("shop", "8.0.36", Set.of());
        for (var i = 0; i < 300; i++) {
            Reading.of("drop table t" + i, "shop", "8.0.36", Set.of());
        }

        assertThat(read("shop", "8.0.36", Set.of())).isNotSameAs(reading).isEqualTo(reading);
    }

    private static Reading read(String database, String version, Set<String> mode) {
        return Reading.of(SQL, database, version, mode);
    }
}
