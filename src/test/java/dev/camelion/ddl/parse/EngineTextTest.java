package dev.camelion.ddl.parse;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Set;
import org.junit.jupiter.api.Test;

class EngineTextTest {
    private static String text(String sql) {
        return EngineText.of(sql, "s", "8.0.36", Set.of()).text();
    }

    @Test
    void leaves_what_the_engine_reads_right() {
        for (var sql : new String[] {
            "create table t (a int /* why */)",
            "ALTER TABLE t  ADD a int, drop column b, modify c text",
            "alter table t rename column a to b, rename column c to d",
            "/*!50000 select */ 1",
            "/*!50000 alter nothing known */",
            "/*!40000 ALTER TABLE t DISABLE"
        }) {
            assertThat(text(sql)).isEqualTo(sql);
        }
    }

    @Test
    void unwraps_version_comments_that_the_server_executes() {
        assertThat(text("/*!50000 alter table `t` add column a int */")).isEqualTo("alter table `t` add column a int");
        assertThat(text("create table t (a int /*!40000 not null */, b int /*!99999 not null */)"))
                .isEqualTo("create table t (a int not null , b int )");
    }

    @Test
    void gives_crossing_names_away_first() {
        assertThat(text("alter table t change a b int, change b a varchar(4) not null first"))
                .isEqualTo(
                        "alter table t RENAME COLUMN `a` TO `camelion_renamed_0`,"
                                + " RENAME COLUMN `b` TO `camelion_renamed_1`, RENAME COLUMN `camelion_renamed_0` TO `b`,"
                                + " RENAME COLUMN `camelion_renamed_1` TO `a`, MODIFY `b` int, MODIFY `a` varchar(4) not null first");
        assertThat(text("alter table s.t rename column a to B, drop b, add index (c)"))
                .isEqualTo("alter table s.t RENAME COLUMN `a` TO `camelion_renamed_0`, drop b,"
                        + " RENAME COLUMN `camelion_renamed_0` TO `B`, add index (c)");
    }

    @Test
    void drops_a_column_before_it_comes_again() {
        assertThat(text("alter table t add a text, drop column a"))
                .isEqualTo("alter table t drop column a, add a text");
    }

    @Test
    void leaves_out_what_a_column_is_by_default() {
        for (var value : new String[] {
            "0",
            "-1.5",
            "'a' 'b'",
            "null",
            "true",
            "b'01'",
            "_utf8mb4'x'",
            "current_timestamp",
            "now(6)",
            "(uuid())",
            "((1 + 2) * 3)",
            "date '2020-01-01'"
        }) {
            assertThat(text("create table t (a int default %s not null, b int)".formatted(value)))
                    .as(value)
                    .isEqualTo("create table t (a int not null, b int)");
        }
        var options = "alter table t row_format = default, lock = default, default character set utf8";
        assertThat(text(options)).isEqualTo(options);
        assertThat(text("alter table t alter a set default 5")).isEqualTo("alter table t alter a set default 5");
    }

    @Test
    void tells_a_new_definition_from_a_new_name() {
        assertThat(text("alter table t change column a `b c` int default 3"))
                .isEqualTo("alter table t RENAME COLUMN `a` TO `b c`, MODIFY `b c` int");
        // the engine keeps a NOT NULL that CHANGE takes away, and gives a default for NULL
        assertThat(text("alter table t change a a int")).isEqualTo("alter table t MODIFY `a` int");
    }

    @Test
    void moves_a_column_under_a_name_without_capitals() {
        assertThat(text("alter table t modify Name int after `G`, modify b int after Name"))
                .isEqualTo("alter table t RENAME COLUMN `Name` TO `camelion_moved_0`,"
                        + " MODIFY `camelion_moved_0` int after `G`, RENAME COLUMN `camelion_moved_0` TO `Name`,"
                        + " modify b int after Name");
        assertThat(text("alter table t modify Name int first")).isEqualTo("alter table t modify Name int first");
    }

    @Test
    void adds_the_columns_of_a_list_one_by_one() {
        assertThat(text("alter table t add column (d decimal(3, 1) not null, k int default 3, key (k))"))
                .isEqualTo("alter table t ADD d decimal(3, 1) not null, ADD k int, ADD key (k)");
    }
}
