package dev.camelion;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.camelion.error.ReplicaException;
import java.nio.file.Path;
import java.sql.SQLException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Acceptance checks of the initial copy; those of single values are in {@link AcceptanceValuesIT}. */
class AcceptanceCopyIT {
    @TempDir
    private Path home;

    private OneSource one;

    @BeforeEach
    void create() throws SQLException {
        one = new OneSource(home, "batch-size: 3");
    }

    @AfterEach
    void close() throws SQLException {
        one.close();
    }

    private String status() {
        return one.replica().status(OneSource.NAME).status();
    }

    @Test
    void check_13_a_table_that_fails_fails_the_command_and_the_old_rows_stay_readable() throws SQLException {
        one.source(
                "create table good (id int primary key)",
                "insert into good values (1)",
                "create table bad (k varchar(20) character set utf8mb4 collate utf8mb4_bin primary key)",
                "insert into bad values ('old')");
        assertThat(one.copy(TestReplica.QUIET).isClean()).isTrue();
        assertThat(status()).isEqualTo("initialised");
        // one key for PostgreSQL, which has no NUL characters
        one.source("insert into bad values ('a'), ('a\\0')", "insert into good values (2)");

        assertThatThrownBy(() -> one.copy(TestReplica.QUIET))
                .isInstanceOf(ReplicaException.class)
                .hasMessageStartingWith("target-refused")
                .hasMessageContaining(one.database() + ".bad");

        assertThat(one.target("select k from src.bad")).containsExactly("old");
        assertThat(one.target("select id from src.good")).containsExactly("1");
        assertThat(status()).isEqualTo("error");
    }

    /** Camelion has a type for every column of MySQL; one that cannot be had is one that the settings ask for. */
    @Test
    void check_13_a_column_that_cannot_be_had_fails_the_command() throws SQLException {
        one.source("create table bad (id int primary key, v text)", "insert into bad values (1, 'longer')");
        assertThat(one.copy(TestReplica.QUIET).isClean()).isTrue();
        one.settings("type-override:\n  \"text\": {to: \"varchar(2)\"}");

        assertThatThrownBy(() -> one.copy(TestReplica.QUIET))
                .isInstanceOf(ReplicaException.class)
                .hasMessageContaining("bad.v has 1 rows that varchar(2) cannot hold");

        assertThat(one.target("select v from src.bad")).containsExactly("longer");
        assertThat(status()).isEqualTo("error");
    }

    /** Better than the check asks: such a table is replicated too; {@code show_status} counts it, as it costs time. */
    @Test
    void check_14_a_table_without_a_key_is_copied_counted_and_replicated_and_harms_no_other() throws Exception {
        one.source(
                "create table plain (v varchar(20))",
                "insert into plain values ('x'), ('x'), (null)",
                "create table good (id int primary key)");
        assertThat(one.copy(TestReplica.QUIET).isClean()).isTrue();
        assertThat(one.target("select v from src.plain order by v")).containsExactly("x", "x", "null");
        assertThat(one.replica().status(OneSource.NAME).tables().withoutKey()).isEqualTo(1);

        one.start();
        one.source(
                "begin",
                "insert into plain values ('y'), ('y'), ('z')",
                "insert into good values (1), (2), (3)",
                "commit",
                "delete from plain where v = 'x' limit 1",
                "update plain set v = 'new' where v is null");
        one.catchUp();
        assertThat(one.target("select id from src.good order by id")).containsExactly("1", "2", "3");
        assertThat(one.target("select v from src.plain order by v")).containsExactly("new", "x", "y", "y", "z");
        assertThat(one.discarded()).isEmpty();
    }
}
