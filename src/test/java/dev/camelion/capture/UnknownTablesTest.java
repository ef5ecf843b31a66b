package dev.camelion.capture;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.camelion.ddl.policy.TranslationPolicy;
import dev.camelion.model.TableId;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Rows that the engine passes over: those of a table that is not given up stop capture. */
class UnknownTablesTest {
    private final EngineWords words = new EngineWords(
            new TranslationPolicy(Map.of("shop", "shop"), table -> true, List.of(), "9.7.4", Set.of()),
            new DdlPolicy(DdlPolicy.Unsupported.QUARANTINE, List.of()));
    private final UnknownTables tables = new UnknownTables("unknown-tables-test", words);

    @AfterEach
    void close() {
        tables.close();
    }

    @Test
    void rows_of_a_table_that_is_given_up_are_passed_over() {
        words.of("shop", "alter table t frobnicate all");

        tables.passedOver(new TableId("shop", "t"), 1187);

        assertThatCode(tables::check).doesNotThrowAnyException();
    }

    @Test
    void rows_of_any_other_table_stop_capture() {
        words.of("shop", "alter table t frobnicate all");

        tables.passedOver(new TableId("shop", "u"), 1187);

        assertThatThrownBy(tables::check).hasMessageContaining("shop.u").hasMessageContaining("1187");
    }
}
