package dev.camelion.copy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.camelion.error.ErrorCode;
import dev.camelion.error.ReplicaException;
import dev.camelion.testkit.Databases;
import java.sql.SQLException;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class SelectGrantsIT {
    private static final List<SelectGrants.Table> TABLES =
            List.of(new SelectGrants.Table("shop", "orders"), new SelectGrants.Table("shop", "it's \"odd\""));

    private final CopyFixture fixture = new CopyFixture("shop");
    private final String reporting = Databases.uniqueName("reporting");
    private final String reader = Databases.uniqueName("App \"reader\"");

    @BeforeEach
    void createTablesAndRoles() {
        fixture.inTarget(
                "create role " + Names.quoted(reporting),
                "create role " + Names.quoted(reader),
                "create schema shop",
                "create table shop.orders (id int)",
                "create table shop.\"it's \"\"odd\"\"\" (id int)",
                "create table shop.other (id int)");
    }

    @AfterEach
    void dropRoles() {
        for (var role : List.of(reporting, reader)) {
            fixture.inTarget("drop owned by " + Names.quoted(role), "drop role " + Names.quoted(role));
        }
    }

    @Test
    void gives_roles_what_they_need_to_read_in_the_callers_transaction() throws SQLException {
        var grants = new SelectGrants(List.of(reporting, reader));
        try (var connection = fixture.target().getConnection()) {
            connection.setAutoCommit(false);
            grants.give(connection, List.of("shop"), TABLES);
            connection.rollback();
            assertThat(readable()).isEmpty();
            grants.give(connection, List.of("shop"), TABLES);
            grants.give(connection, List.of("shop"), TABLES);
            connection.commit();
        }
        assertThat(readable())
                .containsExactlyInAnyOrder(
                        reporting + " orders",
                        reporting + " it's \"odd\"",
                        reader + " orders",
                        reader + " it's \"odd\"");
    }

    @Test
    void public_is_everybody() throws SQLException {
        try (var connection = fixture.target().getConnection()) {
            new SelectGrants(List.of("public")).give(connection, List.of("shop"), TABLES);
        }
        assertThat(readable()).hasSize(4);
    }

    @Test
    void nobody_gets_anything_where_nobody_is_named() throws SQLException {
        var nobody = new SelectGrants(List.of());
        nobody.check(fixture.target());
        try (var connection = fixture.target().getConnection()) {
            nobody.give(connection, List.of("shop"), TABLES);
            new SelectGrants(List.of(reporting)).give(connection, List.of(), List.of());
        }
        assertThat(readable()).isEmpty();
    }

    @Test
    void names_every_role_that_does_not_exist() throws SQLException {
        var grants = new SelectGrants(List.of("nobody_1", reporting, "public", "nobody_2"));
        assertThatThrownBy(() -> grants.check(fixture.target()))
                .isInstanceOfSatisfying(ReplicaException.class, failure -> {
                    assertThat(failure.code()).isEqualTo(ErrorCode.TARGET_ROLE_MISSING);
                    assertThat(failure.code().exitStatus()).isEqualTo(5);
                })
                .hasMessage(
                        "target-role-missing grant-select-to names what is no role of the target: nobody_1, nobody_2."
                                + " Create it there, or take it out of the source's settings.");
        try (var connection = fixture.target().getConnection()) {
            assertThatThrownBy(() -> grants.give(connection, List.of("shop"), TABLES))
                    .isInstanceOf(ReplicaException.class);
        }
        assertThat(readable()).isEmpty();
    }

    /** What the two roles may read, as {@code role table}. */
    private List<String> readable() {
        return fixture.rows("select r.rolname || ' ' || c.relname from pg_roles r, pg_class c"
                + " where c.relnamespace = 'shop'::regnamespace and c.relkind = 'r'"
                + " and r.rolname in (%s) and has_schema_privilege(r.oid, c.relnamespace, 'usage')"
                        .formatted(literals(reporting, reader))
                + " and has_table_privilege(r.oid, c.oid, 'select')");
    }

    private static String literals(String... texts) {
        return "'" + String.join("', '", texts) + "'";
    }
}
