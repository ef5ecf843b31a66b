package dev.camelion;

import static org.assertj.core.api.Assertions.assertThat;

import dev.camelion.model.TableId;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class KeylessTablesTest {
    @Test
    void says_what_they_cost() {
        assertThat(KeylessTables.plan(List.of())).isEmpty();
        assertThat(KeylessTables.plan(List.of(new TableId("shop", "visits"))))
                .contains(
                        "1 table is without a primary key or a unique key that is NOT NULL: shop.visits. Each is copied in"
                                + " one stream by one worker and not resumed in parts; a replay step with updates or deletes of it"
                                + " compares whole rows, which reads the whole target table; equal rows are kept as in MySQL.");
    }

    @Test
    void names_ten_of_many() {
        var tables = IntStream.rangeClosed(1, 12)
                .mapToObj(n -> new TableId("shop", "t%02d".formatted(13 - n)))
                .toList();
        assertThat(KeylessTables.plan(tables).orElseThrow())
                .startsWith("12 tables are without a primary key")
                .contains(": shop.t01, shop.t02, ", ", shop.t10 and 2 more. ");
    }
}
