package dev.camelion.copy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.camelion.error.ReplicaException;
import dev.camelion.model.TableId;
import java.sql.SQLException;
import java.util.Map;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;

class InitialCopyIT {
    private static final String NUMBERS = "insert into %s select n, concat('row ', n) from"
            + " (select @n := @n + 1 n from information_schema.columns, (select @n := 0) zero limit %d) numbers";

    private final CopyFixture fixture = new CopyFixture("shop", "stock");

    private void createItems(int rows) {
        fixture.inSource(
                "shop", "create table item (id int primary key, name varchar(20))", NUMBERS.formatted("item", rows));
    }

    @Test
    void copies_two_databases_with_and_without_keys_and_engines_without_snapshots() throws SQLException {
        createItems(3000);
        fixture.inSource("shop", "create table log (line text)", "insert into log values ('a'), ('a'), (null)");
        fixture.inSource(
                "stock",
                "create table item (id int, part int, primary key (part, id)) engine=MyISAM",
                "insert into item values (1, 2), (2, 1)",
                "create view seen as select * from item");

        var result = fixture.run();

        assertThat(result.tables()).isEqualTo(3);
        assertThat(result.rows()).isEqualTo(3005);
        assertThat(result.isClean()).isTrue();
        assertThat(fixture.rows("select count(*), count(distinct name), max(id) from shop.item"))
                .containsExactly("3000|3000|3000");
        assertThat(fixture.rows("select * from shop.log order by 1")).containsExactly("a", "a", "null");
        assertThat(fixture.rows("select * from stock.item order by id")).containsExactly("1|2", "2|1");
        assertThat(
                        fixture.rows(
                                "select v_schema_name, v_table_name, v_table_pkey from sch_chameleon.t_replica_tables order by 1, 2"))
                .containsExactly("shop|item|{id}", "shop|log|{}", "stock|item|{part,id}");
        assertThat(fixture.rows("select count(*) from pg_namespace where nspname like '\\_camelion%'"))
                .containsExactly("0");
    }

    @Test
    void copies_again_and_keeps_rights_and_what_others_have_in_the_schema() throws SQLException {
        createItems(10);
        fixture.run();
        var role = dev.camelion.testkit.Databases.uniqueName("reader");
        fixture.inTarget(
                "create role " + role,
                "grant select on shop.item to " + role,
                "grant update (name) on shop.item to " + role,
                "create table shop.notes (note text)",
                "insert into shop.notes values ('mine')");
        fixture.inSource("shop", "delete from item where id > 5", "drop table if exists gone");

        fixture.run();

        assertThat(fixture.rows("select count(*) from shop.item")).containsExactly("5");
        assertThat(fixture.rows("select note from shop.notes")).containsExactly("mine");
        assertThat(fixture.rows(("select has_table_privilege('%1$s', 'shop.item', 'select'),"
                                + " has_column_privilege('%1$s', 'shop.item', 'name', 'update'),"
                                + " has_column_privilege('%1$s', 'shop.item', 'id', 'update')")
                        .formatted(role)))
                .containsExactly("t|t|f");
        fixture.inTarget("drop owned by " + role, "drop role " + role);
    }

    @Test
    void refuses_to_take_away_what_others_depend_on() throws SQLException {
        createItems(10);
        fixture.run();
        fixture.inTarget("create schema report", "create view report.names as select name from shop.item");
        fixture.inSource("shop", "delete from item");

        assertThatThrownBy(fixture::run)
                .isInstanceOf(ReplicaException.class)
                .hasMessageStartingWith("schema-mismatch")
                .hasMessageContaining("report.names");
        assertThat(fixture.rows("select count(*) from report.names")).containsExactly("10");
    }

    @Test
    void refuses_a_table_of_another_under_the_same_name() throws SQLException {
        createItems(1);
        fixture.inTarget("create schema shop", "create table shop.item (mine int)");

        assertThatThrownBy(fixture::run)
                .isInstanceOf(ReplicaException.class)
                .hasMessageStartingWith("schema-mismatch")
                .hasMessageContaining("item");
        assertThat(fixture.rows("select count(*) from shop.item where mine is null"))
                .containsExactly("0");
    }

    @Test
    void sets_a_refused_row_aside_and_copies_the_others() throws SQLException {
        createItems(2000);
        // 0000-00-00 gives NULL, which a key cannot have
        fixture.inSource(
                "shop",
                "create table day (d date not null, n int not null, primary key (d, n))",
                "insert into day select '2024-01-01', id from item",
                "insert into day values (0, 1), (0, 2)");

        var result = fixture.run();

        assertThat(result.discarded()).isEqualTo(2);
        assertThat(result.isClean()).isFalse();
        assertThat(fixture.rows("select count(*) from shop.day")).containsExactly("2000");
        var discarded = "select v_table_name, t_row_data, v_sqlstate from sch_chameleon.t_discarded_rows order by 2";
        assertThat(fixture.rows(discarded)).containsExactly("day|\\N\t1|23502", "day|\\N\t2|23502");

        fixture.inSource("shop", "delete from day where n = 1 and d = 0");
        fixture.run();
        assertThat(fixture.rows(discarded)).containsExactly("day|\\N\t2|23502");
    }

    @Test
    void a_killed_copy_leaves_the_old_tables_readable() throws SQLException {
        createItems(100);
        fixture.run();
        fixture.inSource("shop", "delete from item where id > 50", "create table other (id int)");
        var dying = new CopyProgress() {
            @Override
            public void indexing(TableId table) {
                throw new IllegalStateException("killed");
            }
        };

        assertThatThrownBy(() -> fixture.copy().run(fixture.plan(), dying)).hasMessage("killed");
        assertThat(fixture.rows("select count(*) from shop.item")).containsExactly("100");
        assertThat(fixture.rows("select count(*) from pg_namespace where nspname = '_camelion_shop'"))
                .containsExactly("1");

        fixture.run();
        assertThat(fixture.rows("select count(*) from shop.item")).containsExactly("50");
        assertThat(fixture.rows("select count(*) from pg_namespace where nspname = '_camelion_shop'"))
                .containsExactly("0");
    }

    @Test
    void a_copy_of_fewer_databases_leaves_nothing_of_one_that_broke_off() throws SQLException {
        createItems(100);
        fixture.inSource("stock", "create table item (id int primary key)", "insert into item values (1)");
        var dying = new CopyProgress() {
            @Override
            public void indexing(TableId table) {
                throw new IllegalStateException("killed");
            }
        };
        assertThatThrownBy(() -> fixture.copy().run(fixture.plan(), dying)).hasMessage("killed");
        var shop = Map.of(fixture.database("shop"), "shop");

        fixture.copy().run(new CopyPlan(fixture.sourceId(), shop, table -> true, "{}", 2), CopyProgress.NONE);

        assertThat(fixture.rows("select count(*) from shop.item")).containsExactly("100");
        assertThat(fixture.rows("select nspname from pg_namespace where nspname like '\\_camelion%'"))
                .isEmpty();
        assertThat(fixture.rows("select count(*) from sch_chameleon.t_sources where i_copy_of is not null"))
                .containsExactly("0");
    }

    @Test
    void rows_written_during_the_copy_are_not_in_it() throws SQLException {
        createItems(500);
        fixture.inSource("stock", "create table item (id int primary key)", "insert into item values (1)");
        var written = new AtomicBoolean();
        var writing = new CopyProgress() {
            @Override
            public void started(TableId table, long estimatedRows) {
                if (written.compareAndSet(false, true)) {
                    fixture.inSource("shop", "update item set name = 'late'", "insert into item values (9999, 'late')");
                    fixture.inSource("stock", "delete from item");
                }
            }
        };

        fixture.copy().run(fixture.plan(), writing);

        assertThat(written).isTrue();
        assertThat(fixture.rows("select count(*), count(*) filter (where name = 'late') from shop.item"))
                .containsExactly("500|0");
        assertThat(fixture.rows("select count(*) from stock.item")).containsExactly("1");
    }

    @Test
    void a_table_altered_during_the_copy_is_copied_as_it_is_then() throws SQLException {
        createItems(500);
        fixture.inSource("shop", "create table later (id int primary key)", "insert into later values (1)");
        var altered = new AtomicBoolean();
        var altering = new CopyProgress() {
            @Override
            public void started(TableId table, long estimatedRows) {
                if (altered.compareAndSet(false, true)) {
                    var others = table.table().equals("item") ? "later" : "item";
                    fixture.inSource("shop", "alter table %s add column more int, algorithm = copy".formatted(others));
                }
            }
        };

        fixture.copy().run(new CopyPlan(fixture.sourceId(), fixture.schemas(), table -> true, "{}", 1), altering);

        assertThat(fixture.rows("select count(*) from information_schema.columns"
                        + " where table_schema = 'shop' and column_name = 'more'"))
                .containsExactly("1");
    }

    @Test
    void leaves_out_what_the_filter_excludes() throws SQLException {
        createItems(1);
        fixture.inSource("shop", "create table tmp_x (id int)");

        fixture.copy().run(fixture.plan(table -> !table.table().startsWith("tmp_")), CopyProgress.NONE);

        assertThat(fixture.rows("select tablename from pg_tables where schemaname = 'shop'"))
                .containsExactly("item");
    }
}
