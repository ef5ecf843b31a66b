package dev.camelion;

import static org.assertj.core.api.Assertions.assertThat;

import dev.camelion.testkit.CurrentMySql;
import dev.camelion.testkit.Databases;
import dev.camelion.testkit.Eventually;
import dev.camelion.testkit.ReplicaHome;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Every type arrives the same by the copy and by the stream, and finds its row again by update and delete. */
class EveryTypeFlowIT {
    private static final Map<String, List<String>> VALUES = new LinkedHashMap<>();

    static {
        VALUES.put("tinyint", List.of("-128", "127"));
        VALUES.put("tinyint(1)", List.of("0", "7"));
        VALUES.put("smallint unsigned", List.of("0", "65535"));
        VALUES.put("mediumint", List.of("-8388608", "8388607"));
        VALUES.put("int unsigned", List.of("0", "4294967295"));
        VALUES.put("bigint", List.of("-9223372036854775808", "9223372036854775807"));
        VALUES.put("bigint unsigned", List.of("0", "18446744073709551615"));
        VALUES.put("decimal(65,30)", List.of("-1.000000000000000000000000000001", "9"));
        VALUES.put("float", List.of("0.1", "3.4028234663852886e38"));
        VALUES.put("double", List.of("0.1", "-5e-324"));
        VALUES.put("bit(1)", List.of("b'0'", "b'1'"));
        VALUES.put("bit(12)", List.of("b'1'", "b'100000000001'"));
        VALUES.put("char(6)", List.of("'x  '", "''"));
        VALUES.put("varchar(40)", List.of("'NULL'", "'tab\\tnl\\nq\\'dq\"bs\\\\n\\\\N é😀'"));
        VALUES.put("varchar(20) character set latin1", List.of("'né'", "''"));
        VALUES.put("varchar(20) character set sjis", List.of("'日本'", "''"));
        VALUES.put("text", List.of("''", "repeat('é', 5000)"));
        VALUES.put("binary(5)", List.of("'ab'", "x'00ff00ff00'"));
        VALUES.put("varbinary(5)", List.of("x'00ff'", "''"));
        VALUES.put("blob", List.of("x'deadbeef'", "''"));
        VALUES.put("date", List.of("'0099-01-01'", "'9999-12-31'"));
        VALUES.put("datetime", List.of("'1000-01-01 00:00:00'", "'9999-12-31 23:59:59'"));
        VALUES.put("datetime(6)", List.of("'2024-02-29 12:00:00.000001'", "'1970-01-01 00:00:00'"));
        VALUES.put("timestamp(6) null", List.of("'1970-01-01 00:00:01.5'", "'2038-01-19 03:14:07.999999'"));
        VALUES.put("time(6)", List.of("'00:00:00'", "'23:59:59.999999'"));
        VALUES.put("year", List.of("1901", "2155"));
        VALUES.put("enum('a,b','c''d','é')", List.of("'a,b'", "'c''d'"));
        VALUES.put("set('x','y','z')", List.of("''", "'x,z'"));
        VALUES.put("json", List.of("'{\"b\": [1, 2.50, null], \"a\": \"é\\\\u0041\"}'", "'12345678901234567890'"));
        VALUES.put("point", List.of("point(1.5, -2)", "st_geomfromtext('point(0 0)')"));
    }

    @RegisterExtension
    private static final CurrentMySql CURRENT = new CurrentMySql();

    @TempDir
    private Path directory;

    @Test
    void every_type_arrives_the_same_by_copy_and_by_stream() throws Exception {
        var mysql = Databases.mySql();
        var database = Databases.newMySqlDatabase("types");
        var target = Databases.newPostgresDatabase("types");
        var columns = new ArrayList<String>();
        VALUES.keySet().forEach(type -> columns.add("c%d %s".formatted(columns.size(), type)));
        for (var table : List.of("keyed", "keyless")) {
            mysql.execute(
                    database,
                    "create table %s (id int not null%s, touched int, %s) character set utf8mb4"
                            .formatted(table, table.equals("keyed") ? " primary key" : "", String.join(", ", columns)));
        }
        ReplicaHome.in(directory, Databases.postgres(), target).source("types", mysql, List.of(database), "");
        try (var replica = new TestReplica(directory);
                var source = mysql.connect(database)) {
            insert(source, 0);
            replica.initialise("types");
            replica.start("types");
            replica.awaitRunning("types");
            insert(source, 10);
            for (var table : List.of("keyed", "keyless")) {
                run(source, "update %s set touched = id + 1 where id in (0, 1, 10, 11)".formatted(table));
                run(source, "delete from %s where id in (1, 11)".formatted(table));
            }
            Eventually.passes("both sides are equal", java.time.Duration.ofSeconds(15), () -> assertThat(
                            replica.operations()
                                    .verify("types", List.of(), TestReplica.QUIET)
                                    .tables())
                    .allSatisfy(table -> assertThat(table.isEqual())
                            .as(
                                    "%s; discarded: %s",
                                    table, replica.query("select t_error from sch_chameleon.t_discarded_rows limit 3"))
                            .isTrue())
                    .hasSize(2));
            assertThat(
                            replica.query(
                                    "select t_table_name, t_error from (select v_table_name as t_table_name, t_error from sch_chameleon.t_discarded_rows) d"))
                    .isEmpty();
        }
    }

    @Test
    void a_new_table_takes_the_character_set_of_its_database() throws Exception {
        var mysql = Databases.mySql();
        var database = Databases.newMySqlDatabase("latin");
        var target = Databases.newPostgresDatabase("latin");
        mysql.execute("mysql", "alter database " + database + " default character set latin1");
        mysql.execute(database, "create table a (id int primary key, t text)", "insert into a values (1, 'é€')");
        ReplicaHome.in(directory, Databases.postgres(), target).source("latin", mysql, List.of(database), "");
        try (var replica = new TestReplica(directory)) {
            replica.initialise("latin");
            replica.start("latin");
            replica.awaitRunning("latin");
            mysql.execute(
                    database,
                    "create table b (id int primary key, t text, v varchar(20))",
                    "insert into b values (1, 'é', '€')",
                    "alter database " + database + " default character set sjis",
                    "create table c (id int primary key, t text)",
                    "insert into c values (1, '日本')",
                    "create table e (id int primary key, v enum('x'))",
                    "set sql_mode = ''",
                    "insert into c values (2, '')");
            try (var source = mysql.connect(database)) {
                run(source, "set sql_mode = ''");
                run(source, "insert into e values (1, 'x'), (2, 'no label')");
            }
            Eventually.passes("an enum's error value has arrived", () -> assertThat(
                            replica.query("select id, v from \"%s\".e order by id".formatted(database)))
                    .containsExactly("1|x", "2|"));
            Eventually.passes("the texts are right", () -> assertThat(replica.query(
                            "select a.t, b.t, b.v, c.t from \"%1$s\".a, \"%1$s\".b, \"%1$s\".c where c.id = 1"
                                    .formatted(database)))
                    .containsExactly("é€|é|€|日本"));
        }
    }

    @ParameterizedTest(name = "MySQL 9 {0}")
    @ValueSource(booleans = {false, true})
    void a_zero_date_is_never_taken_for_a_day(boolean isCurrent) throws Exception {
        var mysql = isCurrent ? CURRENT.server() : Databases.mySql();
        var database = Databases.uniqueName("zero");
        mysql.createDatabase(database);
        var target = Databases.newPostgresDatabase("zero");
        mysql.execute(
                database,
                "create table t (id int primary key, d date not null, at datetime(3) not null, n date, nt datetime(6))");
        ReplicaHome.in(directory, Databases.postgres(), target).source("zero", mysql, List.of(database), "");
        try (var replica = new TestReplica(directory);
                var source = mysql.connect(database)) {
            run(source, "set sql_mode = 'ALLOW_INVALID_DATES'");
            run(source, "insert into t values (1, '1970-01-01', '1970-01-01', '1970-01-01', '1970-01-01')");
            replica.initialise("zero");
            replica.start("zero");
            replica.awaitRunning("zero");
            run(
                    source,
                    "insert into t values (2, '0000-00-00', '2010-00-10', '0000-00-00', '0000-00-00'),"
                            + " (3, '1970-01-01', '1970-01-01', null, null),"
                            + " (4, '2010-02-28', '2010-02-28', '2010-02-31', '2010-02-31 01:02:03.000004'),"
                            + " (5, '2010-02-28', '2010-02-28', '2010-10-00', '0000-05-05')");
            run(source, "update t set n = '2010-02-30', d = '2010-02-27' where id = 4");
            Eventually.passes("the rows are there", () -> assertThat(
                            replica.query("select id, d, at, n, nt from \"%s\".t order by id".formatted(database)))
                    .as("%s", replica.status("zero"))
                    .containsExactly(
                            "1|1970-01-01|1970-01-01 00:00:00|1970-01-01|1970-01-01 00:00:00",
                            "2|null|null|null|null",
                            "3|1970-01-01|1970-01-01 00:00:00|null|null",
                            "4|2010-02-27|2010-02-28 00:00:00|null|null",
                            "5|2010-02-28|2010-02-28 00:00:00|null|null"));
            assertThat(replica.query("select t_code from sch_chameleon.t_ddl_warnings order by 1"))
                    .containsExactly("not-null-dropped", "not-null-dropped");
            assertThat(
                            replica.query(
                                    "select v_column_name, t_adjustment, i_count from sch_chameleon.t_value_adjustments order by 1"))
                    .containsExactly(
                            "at|zero-date-null|1", "d|zero-date-null|1", "n|zero-date-null|4", "nt|zero-date-null|4");
        }
    }

    @Test
    void any_mix_of_numbers_and_other_types_is_read() throws Exception {
        var mysql = Databases.mySql();
        var database = Databases.newMySqlDatabase("mix");
        var target = Databases.newPostgresDatabase("mix");
        ReplicaHome.in(directory, Databases.postgres(), target).source("mix", mysql, List.of(database), "");
        try (var replica = new TestReplica(directory)) {
            replica.initialise("mix");
            replica.start("mix");
            replica.awaitRunning("mix");
            var others = List.of("year", "bit(3)", "date", "time(3)", "timestamp(2) null", "json", "enum('a')", "blob");
            for (var other : others) {
                var table = "of_" + others.indexOf(other);
                mysql.execute(
                        database,
                        "create table %s (a int primary key, b tinyint, c smallint, d mediumint, e bigint, f float, g double, h decimal(3,1), o %s)"
                                .formatted(table, other),
                        "insert into %s (a, h) values (1, 2.5)".formatted(table));
            }
            Eventually.passes("all tables have their row", () -> {
                assertThat(replica.status("mix").message()).isNull();
                for (var other : others) {
                    assertThat(replica.query(
                                    "select a, h, o from \"%s\".of_%d".formatted(database, others.indexOf(other))))
                            .as(other)
                            .containsExactly("1|2.5|null");
                }
            });
        }
    }

    private static void insert(Connection source, int firstId) throws SQLException {
        run(source, "set sql_mode = ''");
        for (var table : List.of("keyed", "keyless")) {
            for (var i = 0; i < 2; i++) {
                var row = new ArrayList<String>();
                for (var values : VALUES.values()) {
                    row.add(values.get(i));
                }
                run(source, "insert into %s values (%d, 0, %s)".formatted(table, firstId + i, String.join(", ", row)));
            }
            run(source, "insert into %s (id) values (%d)".formatted(table, firstId + 2));
        }
    }

    private static void run(Connection connection, String sql) throws SQLException {
        try (var statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }
}
