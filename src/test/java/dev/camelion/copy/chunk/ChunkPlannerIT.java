package dev.camelion.copy.chunk;

import static org.assertj.core.api.Assertions.assertThat;

import dev.camelion.ddl.SourceModelReader;
import dev.camelion.ddl.model.TableModel;
import dev.camelion.ddl.policy.TranslationPolicy;
import dev.camelion.model.TableId;
import dev.camelion.source.Quoted;
import dev.camelion.testkit.Databases;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Chunks of tables by keys of every kind: each row is in one of them, and in no other. */
class ChunkPlannerIT {
    private static final String DATABASE = Databases.newMySqlDatabase("chunks");
    private static final int ROWS = 400;

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "k int | primary key (k) | k = n * 7 - 900",
                "k bigint unsigned | primary key (k) | k = 18446744073709551615 - n * 3",
                "k decimal(20,4) | primary key (k) | k = (n - 200) / 16",
                "k tinyint, m year | primary key (k, m) | k = n % 5 - 2, m = 1950 + n div 5",
                "k char(36) | primary key (k) | k = uuid()",
                "k binary(16) | primary key (k) | k = unhex(md5(n))",
                "k varbinary(40) | primary key (k) | k = concat(char(n % 256), char(0), n)",
                "k varchar(40) character set utf8mb4 collate utf8mb4_general_ci | primary key (k) | k = concat(char(97 + n % 26), if(n % 2, 'É', 'ß'), n)",
                "k varchar(40) character set latin1 | primary key (k) | k = concat(char(0xC0 + n % 30), n)",
                "k varchar(40) character set utf16 collate utf16_bin | primary key (k) | k = concat(if(n % 2, 'a', '\\\\'), n, '''')",
                "k char(8) character set sjis | primary key (k) | k = concat('表', n)",
                "k date | primary key (k) | k = if(n = 0, '0000-00-00', '1000-01-01' + interval n * 30 day)",
                "k datetime(6) | primary key (k) | k = '2024-03-31 01:59:59.5' + interval n * 977 microsecond",
                "k timestamp(3) | primary key (k) | k = '2024-10-27 00:30:00' + interval n * 20 second",
                "k time(2) | primary key (k) | k = sec_to_time((n - 200) * 3001.25)",
                "k int, m int, o varchar(9) | primary key (k, m, o) | k = n % 3, m = n % 17, o = n",
                "k int desc_, m int | primary key (k desc, m desc) | k = n % 9, m = n",
                "k int, m int | primary key (k, m desc) | k = n % 9, m = n",
                "k int, m enum('z','a','m') | primary key (k, m) | k = n div 3, m = n % 3 + 1",
                "k int not null, m int | unique key by_k (k) | k = n * 2",
                "k int not null, t varchar(50) | primary key (k, t(3)) | k = n, t = md5(n)",
                "`order` int, `a``b` int | primary key (`order`, `a``b`) | `order` = n % 11, `a``b` = n"
            })
    void each_row_is_in_one_chunk(String columns, String key, String values) throws SQLException {
        var table = new TableId(DATABASE, Databases.uniqueName("t"));
        try (var connection = Databases.mySql().connect(DATABASE)) {
            execute(connection, "set sql_mode = ''");
            execute(
                    connection,
                    "create table %s (%s, place int, %s)"
                            .formatted(Quoted.table(table), columns.replace("desc_", ""), key));
            for (var n = 0; n < ROWS; n++) {
                execute(
                        connection,
                        "insert into %s set place = %d, %s"
                                .formatted(Quoted.table(table), n, values.replaceAll("\\bn\\b", String.valueOf(n))));
            }
            var model = model(connection, table);
            for (var rows : List.of(1L, 7L, 100L, (long) ROWS, ROWS + 1L)) {
                var planner =
                        new ChunkPlanner(table, ChunkKey.of(model).orElseThrow(), rows, null, List.of(), chunk -> {});
                assertThat(read(connection, table, planner))
                        .as("%s by %d", columns, rows)
                        .hasSize(ROWS)
                        .doesNotHaveDuplicates();
            }
        }
    }

    @Test
    void goes_on_behind_what_was_cut_and_gives_out_what_is_missing() throws SQLException {
        var table = new TableId(DATABASE, Databases.uniqueName("t"));
        try (var connection = Databases.mySql().connect(DATABASE)) {
            execute(connection, "create table %s (k int primary key, place int)".formatted(Quoted.table(table)));
            for (var n = 0; n < 50; n++) {
                execute(connection, "insert into %s values (%d, %d)".formatted(Quoted.table(table), n, n));
            }
            var key = ChunkKey.of(model(connection, table)).orElseThrow();
            var cut = new ArrayList<Chunk>();
            var first = new ChunkPlanner(table, key, 10, null, List.of(), cut::add);
            for (var i = 0; i < 3; i++) {
                first.next(connection);
            }

            var second = new ChunkPlanner(table, key, 10, cut.get(2), List.of(cut.get(1)), cut::add);

            assertThat(read(connection, table, second))
                    .hasSize(30)
                    .contains(10, 19, 30, 49)
                    .doesNotContain(9, 20, 29);
            assertThat(cut).extracting(Chunk::number).containsExactly(1, 2, 3, 4, 5, 6);
            assertThat(second.isExhausted()).isTrue();
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "k double | primary key (k)",
                "k enum('a') | primary key (k)",
                "k set('a') | primary key (k)",
                "k bit(8) | primary key (k)",
                "k varchar(99) | primary key (k(5))",
                "k int null | unique key (k)",
                "k int | key (k)"
            })
    void reads_as_a_whole_what_cannot_be_followed(String columns, String key) throws SQLException {
        var table = new TableId(DATABASE, Databases.uniqueName("t"));
        try (var connection = Databases.mySql().connect(DATABASE)) {
            execute(connection, "create table %s (%s, %s)".formatted(Quoted.table(table), columns, key));
            assertThat(ChunkKey.of(model(connection, table))).isEmpty();
        }
    }

    private static List<Integer> read(Connection connection, TableId table, ChunkPlanner planner) throws SQLException {
        var rows = new ArrayList<Integer>();
        for (var chunk = planner.next(connection); chunk != null; chunk = planner.next(connection)) {
            try (var statement = connection.createStatement();
                    var found = statement.executeQuery("select place from " + Quoted.table(table) + chunk.clauses())) {
                while (found.next()) {
                    rows.add(found.getInt(1));
                }
            }
        }
        return rows;
    }

    private static TableModel model(Connection connection, TableId table) throws SQLException {
        try (var statement = connection.createStatement();
                var row = statement.executeQuery("show create table " + Quoted.table(table))) {
            row.next();
            var policy = new TranslationPolicy(Map.of(DATABASE, "chunks"), any -> true, List.of(), "8.0.15", Set.of());
            return SourceModelReader.read(Map.of(table, row.getString(2)), Map.of(DATABASE, "utf8mb4"), policy)
                    .table(table)
                    .orElseThrow();
        }
    }

    private static void execute(Connection connection, String sql) throws SQLException {
        try (var statement = connection.createStatement()) {
            statement.execute(sql);
        } catch (SQLException e) {
            throw new SQLException(sql + ": " + e.getMessage(), e);
        }
    }
}
