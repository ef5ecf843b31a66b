package dev.camelion;

import static org.assertj.core.api.Assertions.assertThat;

import dev.camelion.cli.operation.InitResult;
import dev.camelion.cli.operation.Progress;
import dev.camelion.model.TableId;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The acceptance checks about values, by their numbers: one copy of a source with a table for each, then its stream. */
class AcceptanceValuesIT {
    private static final String SETTINGS = """
            type-override:
              "tinyint(1)": {to: boolean, tables: ["*"]}
              "int(11)": {to: bigint, tables: ["src.named", "src.named_later"]}
            """;

    @TempDir
    private static Path home;

    private static final Set<String> STATUSES = ConcurrentHashMap.newKeySet();
    private static OneSource one;
    private static InitResult copied;
    private static List<String> batch;

    @BeforeAll
    static void copy_and_start() throws Exception {
        one = new OneSource(home, SETTINGS);
        one.source(
                """
                create table every (
                  id int primary key, ti tinyint, si smallint, mi mediumint, i int, bi bigint, de decimal(20,5), fl float,
                  do double, b bit(8), c char(10), v varchar(60), tx text, bn binary(4), vb varbinary(4), bl blob, da date,
                  tm time(3), dt datetime(6), ts timestamp(6) null, y year, j json, e enum('a','b'), s set('x','y'),
                  g point) character set utf8mb4""",
                """
                insert into every values
                  (1, -128, -32768, -8388608, -2147483648, -9223372036854775808, -0.00001, 1.1, 1e-300, b'101', 'é',
                   'quo\\'te "and" back\\\\slash', 'line\\nbreak\\ttab😀', x'61620000', x'00ff', x'deadbeef', '2024-02-29',
                   '23:59:59.999', '9999-12-31 23:59:59.999999', '2038-01-19 03:14:07.999999', 1901,
                   '{"k": [1, "é😀", null]}', 'b', 'x,y', point(1, 2)),
                  (2, null, null, null, null, null, null, null, null, null, null, null, null, null, null, null, null, null,
                   null, null, null, null, null, null, null),
                  (3, 0, 0, 0, 0, 0, 0, 0, 0, 0, '', '', '', '', '', '', '1000-01-01', '00:00:00', '1000-01-01',
                   '1970-01-01 00:00:01', 2155, '""', 'a', '', point(0, 0))""",
                "create table texts (id int primary key, t text, n text)",
                "insert into texts values (1, 'NULL', null), (2, 'say \"NULL\" now', '\\\\N')",
                "create table zeros (id int primary key, d date, dt datetime, ts timestamp null, other varchar(9))",
                "insert into zeros values (1, '0000-00-00 00:00:00', '0000-00-00 00:00:00', '0000-00-00 00:00:00', 'intact')",
                "create table nuls (id int primary key, t text, n text)",
                "insert into nuls values (1, 'a\\0b', null)",
                "create table large (id int primary key, i int unsigned, b bigint unsigned)",
                "insert into large values (1, 4294967295, 18446744073709551615)",
                "create table bytes (id int primary key, b blob)",
                "insert into bytes values (1, x'00ffdead')",
                "create table by_bytes (k varbinary(8) primary key, v int)",
                "insert into by_bytes values (x'ab00cd', 1), (x'ffee', 1)",
                "create table labels (id int primary key, e enum('a','b c','x,y'))",
                "insert into labels values (1, 'x,y'), (2, 'b c')",
                "create table counted (id int auto_increment primary key, v int)",
                "insert into counted values (41, 1)",
                "create table fresh (id int auto_increment primary key, v int)",
                "create table named (id int primary key, i int, f tinyint(1), t tinyint)",
                "insert into named values (1, 2147483647, 1, 7)",
                "create table other (id int primary key, i int, f tinyint(1), t tinyint)");
        copied = one.copy(new Watching());
        STATUSES.add("after: " + one.replica().status(OneSource.NAME).status());
        batch = one.target(
                "select t_binlog_name || ':' || i_binlog_position from sch_chameleon.t_replica_batch where not b_processed");
        one.start();
    }

    @AfterAll
    static void end() throws Exception {
        one.close();
    }

    private static final class Watching implements Progress {
        @Override
        public void phase(String what) {}

        @Override
        public void table(TableId table, long rows, long expectedRows, long bytes) {
            STATUSES.add("during: " + one.replica().status(OneSource.NAME).status());
        }

        @Override
        public void done(TableId table, long rows, long bytes) {}
    }

    @Test
    void check_05_every_type_is_copied_as_it_is() {
        assertThat(copied.isClean()).isTrue();
        assertThat(STATUSES).containsExactlyInAnyOrder("during: initialising", "after: initialised");
        assertThat(batch).containsExactly(copied.position());
        assertThat(one.target("select * from src.every order by id"))
                .containsExactly(
                        "1|-128|-32768|-8388608|-2147483648|-9223372036854775808|-0.00001|1.1|1e-300|00000101|é|quo'te \"and\" back\\slash|line\nbreak\ttab😀|\\x61620000|\\x00ff|\\xdeadbeef|2024-02-29|23:59:59.999|9999-12-31 23:59:59.999999|2038-01-19 03:14:07.999999+00|1901|{\"k\": [1, \"é😀\", null]}|b|{x,y}|\\x0101000000000000000000f03f0000000000000040",
                        "2" + "|null".repeat(24),
                        "3|0|0|0|0|0|0.00000|0|0|00000000||||\\x00000000|\\x|\\x|1000-01-01|00:00:00|1000-01-01 00:00:00|1970-01-01 00:00:01+00|2155|\"\"|a|{}|\\x010100000000000000000000000000000000000000");
        assertThat(one.replica()
                        .operations()
                        .verify(OneSource.NAME, List.of(), TestReplica.QUIET)
                        .tables())
                .filteredOn(table -> table.table().table().equals("every"))
                .allSatisfy(table -> assertThat(table.isEqual()).isTrue())
                .hasSize(1);
    }

    @Test
    void check_06_the_word_null_is_no_null() throws Exception {
        one.source("insert into texts values (11, 'NULL', null), (12, 'say \"NULL\" now', '\\\\N')");
        one.await(
                "select t, n from src.texts order by id",
                "NULL|null",
                "say \"NULL\" now|\\N",
                "NULL|null",
                "say \"NULL\" now|\\N");
        assertThat(one.target("select count(*) from src.texts where n is null")).containsExactly("2");
    }

    @Test
    void check_07_zero_dates_are_null_and_the_row_is_intact() {
        assertThat(one.target("select d, dt, ts, other from src.zeros")).containsExactly("null|null|null|intact");
        assertThat(one.adjustments())
                .contains("zeros.d zero-date-null 1", "zeros.dt zero-date-null 1", "zeros.ts zero-date-null 1");
    }

    @Test
    void check_08_nul_characters_are_left_out_and_counted_and_null_stays() throws Exception {
        assertThat(one.target("select t, n from src.nuls")).containsExactly("ab|null");
        assertThat(one.adjustments()).contains("nuls.t nul-character-strip 1");
        one.source("insert into nuls values (2, '\\0c', null)");
        one.await("select t, n from src.nuls where id = 2", "c|null");
        assertThat(one.adjustments()).contains("nuls.t nul-character-strip 2");
    }

    @Test
    void check_09_the_largest_unsigned_numbers_are_exact() throws Exception {
        one.source("insert into large values (2, 4294967295, 18446744073709551615)");
        var row = "4294967295|18446744073709551615";
        one.await("select i, b from src.large order by id", row, row);
    }

    @Test
    void check_10_bytes_are_bytes_and_find_their_rows() throws Exception {
        assertThat(one.target("select b from src.bytes")).containsExactly("\\x00ffdead");
        one.source(
                "update bytes set b = x'00ffdeae'",
                "update bytes set b = x'00ffdead'",
                "update by_bytes set v = 2 where k = x'ab00cd'",
                "delete from by_bytes where k = x'ffee'");
        one.catchUp();
        assertThat(one.target("select b, length(b) from src.bytes")).containsExactly("\\x00ffdead|4");
        assertThat(one.target("select k, v from src.by_bytes")).containsExactly("\\xab00cd|2");
    }

    @Test
    void check_11_labels_keep_their_order_and_commas() throws Exception {
        assertThat(
                        one.target(
                                "select string_agg(e.enumlabel, '|' order by e.enumsortorder) from pg_enum e join pg_attribute a on a.atttypid = e.enumtypid where a.attrelid = 'src.labels'::regclass"))
                .containsExactly("a|b c|x,y");
        one.source("insert into labels values (3, 'x,y')", "update labels set e = 'x,y' where id = 2");
        one.await("select e from src.labels order by id", "x,y", "x,y", "x,y");
    }

    @Test
    void check_12_an_auto_increment_is_backed_by_a_sequence() {
        assertThat(
                        one.target(
                                "select attrelid::regclass::text, attidentity from pg_attribute where attname = 'id' and attrelid in ('src.counted'::regclass, 'src.fresh'::regclass) order by 1"))
                .allSatisfy(column -> assertThat(column).endsWith("|d"))
                .hasSize(2);
        assertThat(one.target("select nextval(pg_get_serial_sequence('src.counted', 'id'))"))
                .containsExactly("42");
        assertThat(one.target("select nextval(pg_get_serial_sequence('src.fresh', 'id'))"))
                .containsExactly("1");
    }

    @Test
    void check_28_overrides_hold_at_init_create_and_alter() throws Exception {
        one.source(
                "create table named_later (id int(11) primary key, i int(11), f tinyint(1), t tinyint(3))",
                "alter table named add column more int, add column flag tinyint(1)",
                "alter table other add column more int(11), add column flag bool",
                "alter table named modify t int(11)");
        one.source(
                "insert into named values (2, 5, 0, 9, -2147483648, 1)", "insert into named_later values (1, 6, 1, 8)");
        one.catchUp();
        assertThat(types("named")).containsExactly("id bigint,i bigint,f boolean,t bigint,more bigint,flag boolean");
        assertThat(types("named_later")).containsExactly("id bigint,i bigint,f boolean,t smallint");
        assertThat(types("other"))
                .containsExactly("id integer,i integer,f boolean,t smallint,more integer,flag boolean");
        assertThat(one.target("select i, f, t, more, flag from src.named order by id"))
                .containsExactly("2147483647|t|7|null|null", "5|f|9|-2147483648|t");
        assertThat(one.discarded()).isEmpty();
    }

    private static List<String> types(String table) {
        return one.target("""
                select string_agg(a.attname || ' ' || format_type(a.atttypid, a.atttypmod), ',' order by a.attnum)
                  from pg_attribute a where a.attrelid = 'src.%s'::regclass and a.attnum > 0 and not a.attisdropped""".formatted(table));
    }
}
