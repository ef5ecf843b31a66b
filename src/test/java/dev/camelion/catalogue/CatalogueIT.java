package dev.camelion.catalogue;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.camelion.error.ErrorCode;
import dev.camelion.error.ReplicaException;
import dev.camelion.testkit.Databases;
import dev.camelion.testkit.Golden;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.postgresql.ds.PGSimpleDataSource;

/** How the catalogue comes to be: from nothing, again, several at once, and never downwards. */
class CatalogueIT {
    private static final Path RESOURCES = Path.of("src/test/resources/db");

    private final PGSimpleDataSource target = new PGSimpleDataSource();

    @BeforeEach
    void make_a_database() {
        var server = Databases.postgres();
        target.setUrl(server.jdbcUrl(Databases.newPostgresDatabase("catalogue")));
        target.setUser(server.user());
        target.setPassword(server.password());
    }

    private Migrations migrations() {
        return new Migrations(target, new Sql(target));
    }

    @Test
    void is_what_the_golden_file_says() throws Exception {
        migrations().migrate();

        Golden.check(
                RESOURCES.resolve("schema.golden.sql"),
                String.join("\n\n", query(Files.readString(RESOURCES.resolve("introspection.sql")))) + "\n");
    }

    @Test
    void migrating_again_changes_nothing() throws Exception {
        var version = migrations().migrate();
        var applied =
                query("select installed_rank || ' ' || script from sch_chameleon.flyway_schema_history order by 1");

        assertThat(migrations().migrate()).isEqualTo(version);
        assertThat(migrations().migrate()).isEqualTo(version);
        assertThat(query("select installed_rank || ' ' || script from sch_chameleon.flyway_schema_history order by 1"))
                .isEqualTo(applied);
        migrations().check();
    }

    @Test
    void several_may_migrate_at_once() throws Exception {
        var at = 4;
        var threads = Executors.newFixedThreadPool(at);
        try {
            var all = new ArrayList<Callable<String>>();
            for (var i = 0; i < at; i++) {
                all.add(() -> migrations().migrate());
            }
            for (var migrated : threads.invokeAll(all)) {
                assertThat(migrated.get()).isNotEmpty();
            }
        } finally {
            threads.shutdownNow();
        }
        migrations().check();
        assertThat(query("select count(*) - count(distinct script) from sch_chameleon.flyway_schema_history"))
                .containsExactly("0");
    }

    @Test
    void an_older_program_refuses_a_newer_catalogue() throws Exception {
        migrations().migrate();
        execute("""
                insert into sch_chameleon.flyway_schema_history
                       (installed_rank, version, description, type, script, checksum, installed_by, execution_time, success)
                select max(installed_rank) + 1, '999', 'from the future', 'SQL', 'V999__from_the_future.sql', 1, 'me', 1, true
                  from sch_chameleon.flyway_schema_history""");

        assertThatThrownBy(migrations()::check).satisfies(CatalogueIT::isNewer);
        assertThatThrownBy(migrations()::migrate).satisfies(CatalogueIT::isNewer);
    }

    private static void isNewer(Throwable failure) {
        assertThat(failure).isInstanceOf(ReplicaException.class).hasMessageContaining("999");
        assertThat(((ReplicaException) failure).code()).isEqualTo(ErrorCode.CATALOGUE_NEWER);
    }

    @Test
    void a_missing_catalogue_is_said_to_be_missing() {
        assertThatThrownBy(migrations()::check).hasMessageContaining("Run create_schema");
    }

    private List<String> query(String sql) throws SQLException {
        try (var connection = target.getConnection();
                var statement = connection.createStatement();
                var rows = statement.executeQuery(sql)) {
            var texts = new ArrayList<String>();
            while (rows.next()) {
                texts.add(rows.getString(1));
            }
            return texts;
        }
    }

    private void execute(String sql) throws SQLException {
        try (var connection = target.getConnection();
                var statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }
}
