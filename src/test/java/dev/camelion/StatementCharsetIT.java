package dev.camelion;

import static org.assertj.core.api.Assertions.assertThat;

import dev.camelion.testkit.Contents;
import dev.camelion.testkit.Databases;
import dev.camelion.testkit.Eventually;
import dev.camelion.testkit.ReplicaHome;
import dev.camelion.testkit.ReplicaProcess;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Schema changes with other letters than ASCII's, from sessions of any character set, read by a JVM of any. */
class StatementCharsetIT {
    @TempDir
    private Path directory;

    @ParameterizedTest(name = "{0}")
    @CsvSource({"ISO-8859-1, grün, né", "windows-1250, žlutý, kůň", "Shift_JIS, 日本, 本"})
    void a_statement_is_read_in_the_character_set_of_its_session(String encoding, String name, String label)
            throws Exception {
        try (var shop = TestShop.running(directory)) {
            try (var connection = DriverManager.getConnection(
                            shop.mysql().jdbcUrl(shop.database()) + "&characterEncoding=" + encoding,
                            shop.mysql().user(),
                            shop.mysql().password());
                    var statement = connection.createStatement()) {
                statement.execute("create table t (id int primary key, `%s` enum('x', '%s'), d varchar(9) default '%s')"
                        .formatted(name, label, label));
                statement.execute("insert into t (id, `%s`) values (1, '%s')".formatted(name, label));
                statement.execute("create table `%s` (id int primary key)".formatted(name));
                statement.execute("insert into `%s` values (7)".formatted(name));
            }

            Eventually.passes(
                    "the row is there", () -> assertThat(shop.target("select id, \"%s\", d from %%s.t".formatted(name)))
                            .as("%s", shop.replica().status(TestShop.SOURCE))
                            .containsExactly("1|%1$s|%1$s".formatted(label)));
            Eventually.passes(
                    "the other, too", () -> assertThat(shop.target("select * from %%s.\"%s\"".formatted(name)))
                            .containsExactly("7"));
        }
    }

    /** Where a service starts it without a LANG, Java 17 has no other letters. */
    @Test
    void the_jvms_own_character_set_does_not_matter() throws Exception {
        var mysql = Databases.mySql();
        var database = Databases.newMySqlDatabase("ascii");
        mysql.execute(
                database,
                "create table `grün` (id int primary key, `né` enum('ü', 'ö'))",
                "insert into `grün` values (1, 'ü')");
        var target = Databases.newPostgresDatabase("ascii");
        var home =
                ReplicaHome.in(directory, Databases.postgres(), target).source("ascii", mysql, List.of(database), "");
        for (var command : List.of("create_schema", "add_source", "init_replica")) {
            try (var process = ReplicaProcess.start(home, log(), jvm(), command)) {
                assertThat(process.awaitEnd()).as(process.log()).isZero();
            }
        }
        try (var replica = ReplicaProcess.start(home, log(), jvm(), "start_replica");
                var source = mysql.connect(database);
                var postgres = Databases.postgres().connect(target)) {
            mysql.execute(
                    database,
                    "insert into `grün` values (2, 'ö')",
                    "alter table `grün` add `größe` enum('ß', 'é') default 'é'",
                    "insert into `grün` values (3, 'ö', 'ß')");
            var expected = Contents.ofMySql(source, database);
            Eventually.passes("both sides are equal", Duration.ofSeconds(60), () -> assertThat(
                            Contents.differences(expected, Contents.ofPostgres(postgres, database)))
                    .as(replica.log())
                    .isEmpty());
        }
    }

    private static List<String> jvm() {
        return List.of("-Dfile.encoding=US-ASCII", "-Dstdout.encoding=US-ASCII");
    }

    private Path log() {
        return directory.resolve("replica.log");
    }
}
