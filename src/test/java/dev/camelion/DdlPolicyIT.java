package dev.camelion;

import static org.assertj.core.api.Assertions.assertThat;

import dev.camelion.cli.operation.ErrorSelection;
import dev.camelion.cli.operation.Resolution;
import dev.camelion.cli.operation.Resolution.Outcome;
import dev.camelion.testkit.Databases;
import dev.camelion.testkit.Eventually;
import dev.camelion.testkit.MySqlServer;
import dev.camelion.testkit.ReplicaHome;
import java.lang.management.ManagementFactory;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import javax.management.ObjectName;
import javax.management.openmbean.TabularData;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a running replica does at schema changes that cannot be carried over, or that the target refuses. */
class DdlPolicyIT {
    private static final List<String> SOURCE = List.of(TestShop.SOURCE);
    private static final String A = "create table a (id int primary key, v int not null)";
    private static final String B = "create table b (id int primary key, v int not null)";
    // its rows are not in the log: nobody can carry it over
    private static final String[] TEXT_ALONE = {
        "set session binlog_format = statement", "insert into a values (1, 1)", "set session binlog_format = row"
    };

    @TempDir
    private Path directory;

    private static MySqlServer server() {
        return Databases.mySql();
    }

    @Test
    void stops_before_it_and_goes_on_with_other_words() throws Exception {
        var database = Databases.newMySqlDatabase("policy");
        server().execute(database, A, B);
        var home = ReplicaHome.in(directory, Databases.postgres(), Databases.newPostgresDatabase("policy"));
        home.source(TestShop.SOURCE, server(), List.of(database), "ddl: {on-unsupported: stop}");
        String place;
        try (var replica = new TestReplica(directory)) {
            replica.initialise(TestShop.SOURCE);
            replica.start(TestShop.SOURCE);
            replica.awaitRunning(TestShop.SOURCE);
            server().execute(database, "insert into b values (1, 1)");
            server().execute(database, TEXT_ALONE);
            server().execute(database, "insert into b values (2, 2)", "insert into a values (2, 2)");
            Eventually.passes("capture stops", () -> {
                var status = replica.status(TestShop.SOURCE);
                assertThat(status.status()).isEqualTo("error");
                assertThat(status.message())
                        .contains("ddl-unsupported source shop: the schema change at ")
                        .contains("insert into a values (1, 1)")
                        .contains("ddl.replace in config/sources/shop.yaml");
            });
            var found = Pattern.compile("change at (\\S+:\\d+) ")
                    .matcher(String.valueOf(replica.status(TestShop.SOURCE).message()));
            assertThat(found.find()).isTrue();
            place = found.group(1);
            Eventually.passes("what precedes it is applied", () -> assertThat(rows(replica, database, "b"))
                    .containsExactly("1|1"));
            assertThat(replica.query("select count(*) from sch_chameleon.t_log_replica where v_table_name = 'a'"))
                    .as("nothing of it or behind it is in the log")
                    .containsExactly("0");
        }
        home.source(TestShop.SOURCE, server(), List.of(database), """
                ddl:
                  on-unsupported: stop
                  replace:
                    - {at: "%s", postgres: 'insert into "%s".a values (1, 1)'}
                """.formatted(place, database));
        try (var replica = new TestReplica(directory)) {
            replica.start(TestShop.SOURCE);
            Eventually.passes("nothing is lost", () -> {
                assertThat(rows(replica, database, "a")).containsExactly("1|1", "2|2");
                assertThat(rows(replica, database, "b")).containsExactly("1|1", "2|2");
            });
            assertThat(replica.query("select t_outcome, t_mysql, t_reason from sch_chameleon.t_ddl_log"))
                    .containsExactly("translated|insert into a values (1, 1)|run as ddl.replace says");
        }
    }

    private static List<String> rows(TestReplica replica, String database, String table) {
        return replica.query("select * from \"%s\".%s order by 1".formatted(database, table));
    }

    @Test
    void warns_and_goes_on_and_the_table_needs_a_copy() throws Exception {
        try (var shop = TestShop.runningWith(directory, server(), "ddl: {on-unsupported: warn}", A, B)) {
            shop.source(TEXT_ALONE);
            shop.source(
                    "insert into a values (2, 2)", "alter table a add column w int", "insert into a values (3, 3, 3)");

            shop.awaitTarget("select * from %s.a order by id", "2|2|null", "3|3|3");
            assertThat(shop.table("a"))
                    .startsWith("copy needed: unsupported schema change at ")
                    .contains("INSERT was logged as text");
            var errors =
                    shop.replica().operations().errors(SOURCE, List.of(), 10).get(0);
            assertThat(errors.warnings()).singleElement().satisfies(warning -> assertThat(warning.code())
                    .isEqualTo("unsupported"));
            assertThat(errors.schemaChanges()).singleElement().satisfies(change -> {
                assertThat(change.id()).isNull();
                assertThat(change.mysql()).isEqualTo("insert into a values (1, 1)");
                assertThat(change.table()).hasToString(shop.database() + ".a");
            });
            assertThat(counts("Warnings")).contains("unsupported=1");
            assertThat(counts("Outcomes")).contains("translated=1", "unsupported=1");
        }
    }

    /** What the management bean of the source counts. */
    private static List<String> counts(String attribute) throws Exception {
        var table = (TabularData) ManagementFactory.getPlatformMBeanServer()
                .getAttribute(new ObjectName("dev.camelion:type=SchemaChanges,source=shop"), attribute);
        return table.values().stream()
                .map(javax.management.openmbean.CompositeData.class::cast)
                .map(row -> row.get("key") + "=" + row.get("value"))
                .toList();
    }

    @Test
    void reads_a_schema_change_in_other_words() throws Exception {
        var words = """
                ddl:
                  replace:
                    - statement: alter table a add column w int
                      mysql: alter table a add column w bigint not null default 7
                    - statement: "rename table a to c, b to d;"
                      mysql: rename table b to d, a to c
                """;
        try (var shop = TestShop.runningWith(directory, server(), words, A, B, "insert into a values (1, 1)")) {
            shop.source("alter table a add column w int", "insert into a values (2, 2, 2)");
            shop.awaitTarget("select * from %s.a order by id", "1|1|7", "2|2|2");
            assertThat(shop.target("select pg_typeof(w) from %s.a limit 1")).containsExactly("bigint");

            shop.source("rename table a to c, b to d", "insert into c values (3, 3, 3)", "insert into d values (3, 3)");
            shop.awaitTarget("select id from %s.c order by id", "1", "2", "3");
            shop.awaitTarget("select id from %s.d", "3");
            assertThat(shop.replica()
                            .query("select t_reason from sch_chameleon.t_ddl_log where t_outcome = 'translated'"))
                    .containsExactly(
                            "read as ddl.replace says: alter table a add column w bigint not null default 7",
                            "read as ddl.replace says: rename table b to d, a to c");
        }
    }

    @Test
    void a_refused_schema_change_is_done_in_other_words() throws Exception {
        try (var shop = TestShop.running(directory, A, B, "insert into a values (1, 1)")) {
            shop.replica().execute("insert into \"%s\".a values (0, 70000)".formatted(shop.database()));
            shop.source("alter table a modify v smallint not null", "insert into a values (2, 2)");
            Eventually.passes("it is refused", () -> assertThat(shop.table("a")).startsWith("quarantined: "));
            var change = shop.replica()
                    .operations()
                    .errors(SOURCE, List.of(), 10)
                    .get(0)
                    .schemaChanges();
            assertThat(change).singleElement().satisfies(refused -> {
                assertThat(refused.mysql()).isEqualTo("alter table a modify v smallint not null");
                assertThat(refused.postgres()).containsIgnoringCase("type smallint");
                assertThat(refused.reason()).startsWith("22003 ");
            });
            var id = String.valueOf(change.get(0).id());

            assertThat(replace(shop, id, "select nothing")).singleElement().satisfies(refused -> {
                assertThat(refused.outcome()).isEqualTo(Outcome.STILL_REFUSED);
                assertThat(refused.error()).startsWith("42703 ");
            });
            var words = "alter table \"%s\".a alter v type smallint using least(v, 32767)".formatted(shop.database());
            assertThat(replace(shop, id, words)).singleElement().satisfies(done -> assertThat(done.outcome())
                    .isEqualTo(Outcome.APPLIED));

            shop.awaitTarget("select * from %s.a order by id", "0|32767", "1|1", "2|2");
        }
    }

    private static List<Resolution> replace(TestShop shop, String id, String sql) {
        return shop.replica().operations().retryReplaced(SOURCE, Long.parseLong(id), sql);
    }

    @Test
    void a_refused_rename_of_two_tables_is_done_once_the_name_is_free() throws Exception {
        try (var shop =
                TestShop.running(directory, A, B, "insert into a values (1, 1)", "insert into b values (2, 2)")) {
            shop.replica().execute("create table \"%s\".past (x int)".formatted(shop.database()));
            shop.source(
                    "rename table a to past, b to a", "insert into a values (3, 3)", "insert into past values (4, 4)");
            Eventually.passes(
                    "it is refused", () -> assertThat(shop.table("past")).startsWith("quarantined: "));
            shop.replica().execute("drop table \"%s\".past".formatted(shop.database()));

            assertThat(shop.replica().operations().retryErrors(SOURCE, new ErrorSelection(List.of(), List.of())))
                    .isNotEmpty()
                    .allSatisfy(resolution -> assertThat(resolution.isClean()).isTrue());

            shop.awaitEqual("a");
            shop.awaitEqual("past");
            assertThat(shop.replica()
                            .operations()
                            .errors(SOURCE, List.of(), 10)
                            .get(0)
                            .tables())
                    .isEmpty();
        }
    }

    @Test
    void views_and_rights_stay_with_a_table_that_a_tool_rebuilt() throws Exception {
        try (var shop = TestShop.running(directory, A, "insert into a values (1, 1)")) {
            var schema = '"' + shop.database() + '"';
            shop.replica().execute("""
                    create view seen as select id, v from %1$s.a;
                    create materialized view stored as select v from seen;
                    grant select on %1$s.a to public""".formatted(schema));
            shop.source(
                    "create table _a_gho (id int primary key, v bigint not null)",
                    "insert into _a_gho select * from a",
                    "rename table a to _a_del, _a_gho to a",
                    "drop table _a_del",
                    "insert into a values (2, 5000000000)");

            shop.awaitTarget("select * from seen order by id", "1|1", "2|5000000000");
            assertThat(shop.target("select v from stored")).containsExactly("1");
            assertThat(shop.target("select relacl::text like '%%{=r/%%' or relacl::text like '%%,=r/%%'"
                            + " from pg_class where oid = '%s.a'::regclass"))
                    .containsExactly("t");
            assertThat(shop.target("select to_regclass('%s._a_del')")).containsExactly("null");

            shop.source("alter table a drop column v", "insert into a values (3)");
            shop.awaitTarget("select id from %s.a order by id", "1", "2", "3");
            assertThat(shop.replica()
                            .operations()
                            .errors(SOURCE, List.of(), 10)
                            .get(0)
                            .droppedViews())
                    .extracting(view -> view.kind() + " " + view.name())
                    .containsExactlyInAnyOrder("view public.seen", "materialized view public.stored");
        }
    }

    @Test
    void a_reader_of_the_target_holds_one_table_up_and_no_other() throws Exception {
        try (var shop = TestShop.runningWith(directory, server(), "ddl: {lock-wait: 3s}", A, B);
                var reader = shop.connectTarget()) {
            reader.setAutoCommit(false);
            try (var statement = reader.createStatement()) {
                statement.execute("set application_name = 'report'");
                statement.execute("select * from \"%s\".a".formatted(shop.database()));
            }
            shop.source(
                    "alter table a add column w int", "insert into a values (1, 1, 1)", "insert into b values (1, 1)");
            shop.awaitError("waits for a lock held by session ");
            assertThat(shop.replica().status(TestShop.SOURCE).message())
                    .contains("target-busy")
                    .contains("(report)");

            shop.awaitTarget("select * from %s.b", "1|1");
            assertThat(shop.table("a")).startsWith("quarantined: ").contains("it is tried again by itself");
            reader.rollback();

            shop.awaitTarget("select * from %s.a", "1|1|1");
            shop.replica().awaitRunning(TestShop.SOURCE);
            assertThat(shop.table("a")).startsWith("replicated");
        }
    }
}
