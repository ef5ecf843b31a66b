package dev.camelion.capture;

import static org.assertj.core.api.Assertions.assertThat;

import dev.camelion.capture.engine.BinlogListener;
import dev.camelion.ddl.policy.TranslationPolicy;
import dev.camelion.model.BinlogPosition;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** What is remembered of the statements that the engine reads. */
class EngineStatementsTest {
    private static final BinlogPosition PLACE = new BinlogPosition("binlog.000001", 154);

    private final EngineStatements statements = new EngineStatements(new EngineWords(
            new TranslationPolicy(Map.of("shop", "shop"), table -> true, List.of(), "9.7.4", Set.of()),
            new DdlPolicy(DdlPolicy.Unsupported.QUARANTINE, List.of())));

    @Test
    void statements_of_one_compressed_transaction_are_told_apart() {
        statements.file(PLACE.file());
        var first = received("shop", "alter table t frobnicate all");
        var second = received("crm", "alter table shop.u frobnicate all");

        assertThat(statements.original(PLACE, first)).isEqualTo("alter table t frobnicate all");
        assertThat(statements.database(PLACE, first, "x")).isEqualTo("shop");
        assertThat(statements.original(PLACE, second)).isEqualTo("alter table shop.u frobnicate all");
        assertThat(statements.database(PLACE, second, "x")).isEqualTo("crm");
        assertThat(statements.end(PLACE)).isEqualTo(new BinlogPosition(PLACE.file(), 999));
    }

    @Test
    void a_part_that_the_engine_made_is_its_own_and_belongs_to_the_whole() {
        statements.file(PLACE.file());
        received("shop", "drop table a, b");

        assertThat(statements.original(PLACE, "DROP TABLE `shop`.`a`")).isEqualTo("DROP TABLE `shop`.`a`");
        assertThat(statements.logged(PLACE, "DROP TABLE `shop`.`a`")).isEqualTo("drop table a, b");
    }

    private String received(String database, String sql) {
        return statements.received(new BinlogListener.Statement(PLACE.position(), 999, 1000, database, sql));
    }
}
