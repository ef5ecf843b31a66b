package dev.camelion;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.camelion.error.ErrorCode;
import dev.camelion.error.ReplicaException;
import dev.camelion.testkit.Databases;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the target's tables have that the source's have not: room for updates, readers; and what it costs to have no key. */
class TargetTablesIT {
    private static final String OPTIONS = "select relname, reloptions::text from pg_class"
            + " where relnamespace = '\"src\"'::regnamespace and relkind = 'r' order by 1";

    private final String reporting = Databases.uniqueName("reporting");

    @TempDir
    private Path home;

    private OneSource one;

    @BeforeEach
    void start() throws Exception {
        Databases.postgres().execute("postgres", "create role " + reporting);
        one = new OneSource(home, """
                fillfactor: {"src.*": 90, "src.hot": 70}
                grant-select-to: [%s, public]
                """.formatted(reporting));
    }

    @AfterEach
    void end() throws Exception {
        one.close();
    }

    private boolean mayRead(String table) {
        return one.target("select has_table_privilege('%s', '\"src\".%s'::regclass, 'select')"
                        .replace("\"src\".", "src.")
                        .formatted(reporting, table))
                .equals(java.util.List.of("t"));
    }

    @Test
    void new_tables_have_their_fillfactor_and_their_readers() throws Exception {
        one.source("create table src.hot (id int primary key)", "create table src.cold (id int, v int)");
        one.copy(TestReplica.QUIET);
        assertThat(one.target(OPTIONS.replace("\"src\"", "\"" + one.database() + "\"")))
                .containsExactly("cold|{fillfactor=90}", "hot|{fillfactor=70}");
        one.start();
        one.source(
                "create table src._hot_gho (id int primary key, v int)", "create table src.late (id int primary key)");
        one.catchUp();
        assertThat(one.target(OPTIONS.replace("\"src\"", "\"" + one.database() + "\"")))
                .containsExactly(
                        "_hot_gho|{fillfactor=70}",
                        "caught_up|{fillfactor=90}",
                        "cold|{fillfactor=90}",
                        "hot|{fillfactor=70}",
                        "late|{fillfactor=90}");
        assertThat(mayRead("late")).isTrue();
        Databases.postgres()
                .execute(one.replica().query("select current_database()").get(0), "drop owned by " + reporting);
        Databases.postgres().execute("postgres", "drop role " + reporting);
        one.source("create table src.later (id int primary key)", "insert into src.later values (1)");
        one.catchUp();
        assertThat(one.target("select id from src.later")).containsExactly("1");
        assertThat(one.replica().status(OneSource.NAME).tables().quarantined()).isZero();
    }

    @Test
    void a_reader_that_does_not_exist_is_named_before_anything_is_copied() throws Exception {
        one.source("create table src.hot (id int primary key)");
        one.settings("grant-select-to: [no_such_role]");
        assertThatThrownBy(() -> one.copy(TestReplica.QUIET))
                .isInstanceOfSatisfying(ReplicaException.class, failure -> assertThat(failure.code())
                        .isEqualTo(ErrorCode.TARGET_ROLE_MISSING))
                .hasMessageContaining("no_such_role");
        assertThat(one.replica().query("select count(*) from pg_namespace where nspname like '\\_camelion\\_%'"))
                .containsExactly("0");
    }

    @Test
    void the_status_says_what_a_table_without_a_key_costs() throws Exception {
        one.source("create table src.visits (at int)", "create table src.keyed (id int primary key)");
        one.copy(TestReplica.QUIET);
        var tables = one.replica().operations().tables(OneSource.NAME);
        assertThat(tables).hasSize(2);
        assertThat(tables.get(0).cost()).isNull();
        assertThat(tables.get(1).cost()).startsWith("no key: copied in one stream by one worker");
        assertThat(tables.get(1).message()).isNull();
    }
}
