package dev.camelion.capture;

import static org.assertj.core.api.Assertions.assertThat;

import dev.camelion.ddl.parse.EngineText;
import dev.camelion.ddl.policy.TranslationPolicy;
import dev.camelion.model.TableId;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** What the engine is told of schema changes that nobody understands, and of the tables they name from then on. */
class EngineWordsTest {
    private static final String UNKNOWN = "alter table t frobnicate all";

    private final EngineWords words = words();

    private static EngineWords words() {
        return new EngineWords(
                new TranslationPolicy(Map.of("shop", "shop"), table -> true, List.of(), "9.7.4", Set.of()),
                new DdlPolicy(DdlPolicy.Unsupported.QUARANTINE, List.of()));
    }

    private boolean isGivenUp(String table) {
        return words.isGivenUp(new TableId("shop", table));
    }

    @Test
    void gives_up_the_tables_that_are_named() {
        var told = words.of("shop", "alter table t frobnicate shop.`u``v` and other.w");

        assertThat(told).isEqualTo("DROP /* structure not known */ TABLE IF EXISTS `shop`.`t`, `shop`.`u``v`");
        assertThat(EngineWords.isGivingUp(told)).isTrue();
        assertThat(isGivenUp("t")).isTrue();
        assertThat(isGivenUp("u`v")).isTrue();
        assertThat(isGivenUp("w")).isFalse();
    }

    @Test
    void the_engine_parses_our_words_and_forgets_the_tables() {
        var engine = new EngineTables();
        engine.read("shop", "create table t (a int)");
        engine.read("shop", "create table `u``v` (a int)");
        engine.read("shop", words.of("shop", "alter table t frobnicate shop.`u``v`"));

        assertThat(engine.structure()).isEmpty();
    }

    @Test
    void knows_a_table_again_that_is_made_anew() {
        words.of("shop", UNKNOWN);
        assertThat(words.of("shop", "create table if not exists t (a int)"))
                .as("the server did nothing")
                .isEqualTo("SAVEPOINT nothing");
        assertThat(words.of("shop", "truncate t")).isEqualTo("SAVEPOINT nothing");
        assertThat(isGivenUp("t")).isTrue();

        words.of("shop", "drop table t");
        words.of("shop", "create table t (a int)");

        assertThat(isGivenUp("t")).isFalse();
    }

    @Test
    void follows_a_table_to_its_new_name_and_to_its_likes() {
        words.of("shop", UNKNOWN);
        words.of("shop", "rename table t to a, x to t");
        assertThat(isGivenUp("a")).isTrue();
        assertThat(isGivenUp("t")).isFalse();

        words.of("shop", "create table b like a");
        words.of("shop", "alter table b add x int, rename to c");
        assertThat(isGivenUp("b")).isFalse();
        assertThat(isGivenUp("c")).isTrue();

        words.of("shop", "drop database shop");
        assertThat(isGivenUp("a")).isFalse();
    }

    @Test
    void a_table_that_is_there_is_not_made_like_another_one() {
        words.of("shop", "create table a (x int)");
        words.of("shop", "create table b (y int)");
        assertThat(words.of("shop", "create table if not exists a like b")).isEqualTo(EngineText.NOTHING);

        words.of("shop", "rename table a to c");
        assertThat(words.of("shop", "create table if not exists a like b")).contains("like b");
    }

    @Test
    void learns_from_the_history_what_was_given_up_before() {
        words.of("shop", "CREATE TABLE t (a int)");
        words.of("shop", "DROP /* structure not known */ TABLE IF EXISTS `shop`.`t`");

        assertThat(isGivenUp("t")).isTrue();
    }

    @Test
    void statements_of_other_databases_go_as_they_are() {
        assertThat(words.of("other", UNKNOWN)).isEqualTo(UNKNOWN);
    }
}
