package dev.camelion;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.camelion.config.TablePattern;
import dev.camelion.error.ReplicaException;
import dev.camelion.testkit.Databases;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code keep-existing-schema}: an application's own tables in the target are filled and stay what they are. */
class ExistingSchemaIT {
    @TempDir
    private Path home;

    private ApplicationSchema shop;

    @BeforeEach
    void create() throws SQLException {
        shop = new ApplicationSchema(home);
    }

    @AfterEach
    void close() throws SQLException {
        shop.close();
    }

    @Test
    void fills_the_tables_of_an_application_and_goes_on_with_them() throws Exception {
        var structure = shop.structure();

        assertThat(shop.copy().isClean()).isTrue();

        shop.assertCopied();
        assertThat(shop.structure()).isEqualTo(structure);
        assertThat(shop.rows("select nspname from pg_namespace where nspname like '\\_camelion%'"))
                .isEmpty();

        shop.target("update shop.customer set remark = 'mine' where id = 1");
        shop.start();
        shop.source(
                "insert into customer (name, vip) values ('Cid', 1)",
                "update customer set vip = 0 where id = 1",
                "update orders set state = 'paid' where id = 1",
                "delete from orders where id = 2",
                "alter table customer add column age int",
                "update customer set age = 30 where id = 3");
        shop.await(
                "select id, name, vip, remark, age from shop.customer order by id",
                "1|Ann|f|mine|null",
                "2|Bob|f|null|null",
                "3|Cid|t|null|30");
        assertThat(shop.rows("select id, state, total from shop.orders")).containsExactly("1|paid|5.00");
        assertThat(shop.rows("select id from shop.paid")).containsExactly("1");
        assertThat(shop.rows("select * from app.seen")).isEmpty();
        assertThat(shop.replica()
                        .operations()
                        .verify(ApplicationSchema.SOURCE, List.of(new TablePattern("customer")), TestReplica.QUIET)
                        .tables())
                .singleElement()
                .satisfies(table -> assertThat(table.isEqual()).as("%s", table).isTrue());
        shop.replica().stop();
    }

    @Test
    void a_second_copy_is_a_first_one() throws Exception {
        shop.copy();
        shop.source("insert into customer (name, vip) values ('Cid', 1)", "delete from orders where id = 2");
        var structure = shop.structure();

        assertThat(shop.copy().isClean()).isTrue();

        assertThat(shop.rows("select id, name, vip from shop.customer order by id"))
                .containsExactly("1|Ann|t", "2|Bob|f", "3|Cid|t");
        assertThat(shop.structure()).isEqualTo(structure);
        shop.start();
        shop.source("insert into customer (name, vip) values ('Dan', 0)");
        shop.await("select name from shop.customer where id = 4", "Dan");
    }

    @Test
    void names_all_that_does_not_fit_before_anything_is_changed() throws SQLException {
        shop.source(
                "create table stock (id int primary key)",
                "alter table customer add column age int",
                "alter table orders add column more int");
        shop.target(
                "alter table shop.customer add column needed int default 1 not null",
                "alter table shop.customer alter column needed drop default");
        var structure = shop.structure();

        assertThatThrownBy(shop::copy)
                .isInstanceOf(ReplicaException.class)
                .hasMessageStartingWith("schema-mismatch")
                .hasMessageContaining("there is no table shop.stock")
                .hasMessageContaining("shop.customer has no column age")
                .hasMessageContaining("shop.orders has no column more")
                .hasMessageContaining("shop.customer.needed is NOT NULL without a default");
        shop.assertUntouched(structure);
    }

    @Test
    void a_role_that_may_not_set_the_replication_role_works_as_a_member_of_the_owner() throws SQLException {
        var owner = Databases.uniqueName("app_owner");
        var role = Databases.uniqueName("app_replica");
        shop.target(
                "create role " + owner,
                "create role %s login password 'secret'".formatted(role),
                "grant create on database \"%s\" to %s".formatted(shop.targetDatabase(), role),
                "alter table shop.customer owner to " + owner,
                "alter table shop.orders owner to " + owner,
                "grant usage on schema shop, app to %s, %s".formatted(owner, role),
                "grant create on schema shop to " + owner,
                "grant select on app.seen to " + role);
        shop.connectAs(Databases.postgres().as(role, "secret"));

        assertThatThrownBy(shop::copy)
                .isInstanceOf(ReplicaException.class)
                .hasMessageStartingWith("schema-mismatch")
                .hasMessageContaining("shop.customer belongs to " + owner)
                .hasMessageContaining("shop.orders belongs to " + owner)
                .hasMessageContaining("foreign key by_customer of app.visit");

        shop.target("alter table app.visit owner to " + owner, "grant %s to %s".formatted(owner, role));
        var structure = shop.structure();
        assertThat(shop.copy().isClean()).isTrue();
        shop.assertCopied();
        assertThat(shop.structure()).isEqualTo(structure);

        shop.target("drop owned by %s, %s cascade".formatted(role, owner), "drop role %s, %s".formatted(role, owner));
    }

    @Test
    void never_drops_them_because_the_setting_went_missing() throws SQLException {
        shop.copy();
        var structure = shop.structure();
        shop.connectAs(Databases.postgres(), "");

        assertThatThrownBy(shop::copy)
                .isInstanceOf(ReplicaException.class)
                .hasMessageStartingWith("schema-mismatch")
                .hasMessageContaining("shop.customer, shop.orders")
                .hasMessageContaining("keep-existing-schema");

        shop.assertCopied();
        assertThat(shop.structure()).isEqualTo(structure);
    }

    @Test
    void discards_rows_that_a_check_of_the_application_refuses() throws SQLException {
        shop.source("insert into customer (name, vip) values ('Mallory', 0)");

        assertThat(shop.copy().isClean()).isFalse();

        shop.assertCopied();
        assertThat(shop.rows("select t_error from sch_chameleon.t_discarded_rows"))
                .singleElement()
                .asString()
                .contains("customer_name_check");
    }

    @Test
    void discards_values_that_only_a_type_of_its_own_would_take() throws SQLException {
        shop.source("set sql_mode = ''", "insert into orders values (3, 1, 'other', 1, 0, 0)");

        assertThat(shop.copy().isClean()).isFalse();

        shop.assertCopied();
        assertThat(shop.rows("select v_table_name from sch_chameleon.t_discarded_rows"))
                .containsExactly("orders");
    }

    @Test
    void brings_back_a_violated_foreign_key_unchecked() throws SQLException {
        shop.source("insert into orders values (3, 99, 'new', 1, 0, '2024-01-03 10:00:00')");

        shop.copy();

        assertThat(shop.rows("select id from shop.orders order by id")).containsExactly("1", "2", "3");
        assertThat(shop.rows("select conname, convalidated, obj_description(oid, 'pg_constraint') from pg_constraint"
                        + " where conname in ('by_customer', 'of_customer') order by 1"))
                .containsExactly("by_customer|t|null", "of_customer|f|who pays");
    }

    @Test
    void a_failure_in_the_middle_leaves_all_as_it_was() throws SQLException {
        shop.source("insert into customer (name, vip) values ('ANN', 0)");
        var structure = shop.structure();

        assertThatThrownBy(shop::copy)
                .isInstanceOf(ReplicaException.class)
                .hasMessageStartingWith("target-refused")
                .hasMessageContaining("customer_name");

        shop.assertUntouched(structure);
    }

    @Test
    void a_trigger_that_fires_always_may_refuse_all() throws SQLException {
        shop.target(
                "create function app.refuse() returns trigger language plpgsql as"
                        + " $$ begin raise exception 'not here'; end $$",
                "create trigger refuses before insert on shop.orders for each row execute function app.refuse()",
                "alter table shop.orders enable always trigger refuses");
        var structure = shop.structure();

        assertThatThrownBy(shop::copy)
                .isInstanceOf(ReplicaException.class)
                .hasMessageStartingWith("target-refused")
                .hasMessageContaining("not here");

        shop.assertUntouched(structure);
    }

    @Test
    void fills_a_table_that_the_target_has_in_partitions() throws Exception {
        shop.source("create table visit (id int primary key, n int)", "insert into visit values (1, 1), (20, 2)");
        shop.target(
                "create table shop.visit (id int primary key, n int) partition by range (id)",
                "create table shop.visit_low partition of shop.visit for values from (0) to (10)",
                "create table shop.visit_high partition of shop.visit for values from (10) to (100)",
                "create index on shop.visit (n)",
                "insert into shop.visit values (5, 5)");

        assertThat(shop.copy().isClean()).isTrue();

        assertThat(shop.rows("select tableoid::regclass, id, n from shop.visit order by id"))
                .containsExactly("shop.visit_low|1|1", "shop.visit_high|20|2");
        shop.start();
        shop.source("update visit set id = 2 where id = 20");
        shop.await("select id, n from shop.visit_low order by id", "1|1", "2|2");
    }
}
