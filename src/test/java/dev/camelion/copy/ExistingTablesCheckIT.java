package dev.camelion.copy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.camelion.error.ReplicaException;
import java.sql.SQLException;
import org.junit.jupiter.api.Test;

class ExistingTablesCheckIT {
    private final CopyFixture fixture = new CopyFixture("shop");

    private final ExistingTablesCheck check =
            new ExistingTablesCheck(CopyFixture.source(), fixture.target(), new PlainDesign());

    @Test
    void warns_of_what_may_cost_rows_or_time_and_leaves_nothing() throws SQLException {
        fixture.inSource("shop", "create table item (id int, part int, name text, more int, primary key (id, part))");
        fixture.inTarget(
                "create schema shop",
                "create table shop.item (id smallint not null, part bigint not null, name varchar(5) not null, more int"
                        + " generated always as (1) stored, own text default 'x' not null, primary key (id))");

        assertThat(check.check(fixture.plan()).keepsTables()).isTrue();

        assertThat(check.warnings())
                .containsExactlyInAnyOrder(
                        "shop.item.id is smallint, where it would be made integer: rows with values it cannot take are discarded",
                        "shop.item.name is character varying(5), where it would be made text: rows with values it cannot take are discarded",
                        "shop.item.name is NOT NULL, which the source's column is not: rows with NULL are discarded",
                        "shop.item.more is computed in the target; the source's values are not used",
                        "shop.item has no unique index on exactly (id, part), by which changes find their row: replay is slower");
        assertThat(fixture.rows("select nspname from pg_namespace where nspname like '\\_camelion%'"))
                .isEmpty();
    }

    @Test
    void a_view_is_no_table_and_a_table_that_is_not_replicated_may_be_missing() {
        fixture.inSource("shop", "create table item (id int primary key)", "create table tmp_item (id int)");
        fixture.inTarget("create schema shop", "create view shop.item as select 1 as id");

        assertThatThrownBy(
                        () -> check.check(fixture.plan(table -> !table.table().startsWith("tmp_"))))
                .isInstanceOf(ReplicaException.class)
                .hasMessageStartingWith("schema-mismatch")
                .hasMessageContaining("there is no table shop.item")
                .hasMessageNotContaining("tmp_item");
    }
}
