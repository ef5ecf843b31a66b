package dev.camelion.copy;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Every type with its least, greatest, empty and odd values: what a reader of the target sees after the copy. */
class TypesIT {
    private final CopyFixture fixture = new CopyFixture("types");

    /** A MySQL type, the values put in, and PostgreSQL's texts of what must come out. */
    private record Case(String type, List<String> in, List<String> out) {}

    private static Case of(String type, Object... inAndOut) {
        var in = new ArrayList<String>();
        var out = new ArrayList<String>();
        for (var i = 0; i < inAndOut.length; i += 2) {
            in.add((String) inAndOut[i]);
            out.add((String) inAndOut[i + 1]);
        }
        return new Case(type, in, out);
    }

    private static final List<Case> CASES = List.of(
            of("tinyint", "-128", "-128", "127", "127", "0", "0"),
            of("tinyint(1)", "7", "7", "-1", "-1"),
            of("tinyint unsigned", "255", "255"),
            of("smallint unsigned", "65535", "65535"),
            of("mediumint", "-8388608", "-8388608"),
            of("int unsigned", "4294967295", "4294967295"),
            of("int(8) zerofill", "42", "42", "0", "0"),
            of("bigint", "-9223372036854775808", "-9223372036854775808"),
            of("bigint unsigned", "18446744073709551615", "18446744073709551615", "0", "0"),
            of(
                    "decimal(65,30)",
                    "-12345678901234567890123456789012345.123456789012345678901234567891",
                    "-12345678901234567890123456789012345.123456789012345678901234567891",
                    "0",
                    "0." + "0".repeat(30)),
            of("decimal(10,2) zerofill", "0.5", "0.50"),
            of(
                    "float",
                    "16777217",
                    "1.6777216e+07",
                    "3.4028234663852886e38",
                    "3.4028235e+38",
                    "1e-45",
                    "1e-45",
                    "0.1",
                    "0.1"),
            of("float(7,3)", "1234.567", "1234.567"),
            of(
                    "double",
                    "1.7976931348623157e308",
                    "1.7976931348623157e+308",
                    "5e-324",
                    "5e-324",
                    "-0e0",
                    "-0",
                    "0.1",
                    "0.1"),
            of("bit(1)", "b'1'", "t", "b'0'", "f"),
            of("bit(12)", "b'100000000001'", "100000000001"),
            of("bit(64)", "x'F000000000000001'", "1111" + "0".repeat(59) + "1"),
            of("char(6)", "'x  '", "x", "''", ""),
            of(
                    "varchar(20)",
                    "'a  '",
                    "a  ",
                    "'tab\\tline\\nback\\\\slash'",
                    "tab\tline\nback\\slash",
                    "'a\\0b'",
                    "ab",
                    "'\\\\N'",
                    "\\N"),
            of("varchar(20) character set utf8mb4", "'né😀'", "né😀"),
            of("varchar(20) character set latin1", "'né'", "né", "x'81'", "\u0081"),
            of("varchar(20) character set cp1250", "x'8141'", "?A", "'ő'", "ő"),
            of("varchar(20) character set utf16", "'né😀'", "né😀"),
            of("varchar(20) character set sjis", "'日本'", "日本"),
            of("longtext", "repeat('é', 100000)", "é".repeat(100000)),
            of("binary(5)", "'ab'", "\\x6162000000"),
            of("varbinary(5)", "x'00ff'", "\\x00ff", "''", "\\x"),
            of("longblob", "repeat(x'005c0a09', 50000)", "\\x" + "005c0a09".repeat(50000)),
            of(
                    "date",
                    "'9999-12-31'",
                    "9999-12-31",
                    "'0099-01-01'",
                    "0099-01-01",
                    "'0000-00-00'",
                    null,
                    "'2010-00-10'",
                    null,
                    "'0000-01-01'",
                    null),
            of("datetime", "'1000-01-01 00:00:00'", "1000-01-01 00:00:00", "'0000-00-00 00:00:00'", null),
            of("datetime(3)", "'2024-05-06 07:08:09.12'", "2024-05-06 07:08:09.12"),
            of("datetime(6)", "'9999-12-31 23:59:59.999999'", "9999-12-31 23:59:59.999999"),
            of("timestamp null", "'1970-01-01 00:00:01'", "1970-01-01 00:00:01+00", "0", null),
            of("timestamp(6) null", "'2038-01-19 03:14:07.999999'", "2038-01-19 03:14:07.999999+00"),
            of("time", "'24:00:00'", "24:00:00", "'-838:59:59'", null, "'838:59:59'", null, "'00:00:00'", "00:00:00"),
            of("time(6)", "'23:59:59.999999'", "23:59:59.999999"),
            of("year", "2155", "2155", "0", "0", "1901", "1901"),
            of(
                    "json",
                    "'{\"bb\": 1.0, \"a\": [1e20, \"\\\\u0000x\"]}'",
                    "{\"a\": [100000000000000000000, \"x\"], \"bb\": 1.0}",
                    "'null'",
                    "null"),
            of("enum('a','b,c','d''e')", "'b,c'", "b,c", "'d\\'e'", "d'e", "'zzz'", ""),
            of("set('x','y z','w')", "'w,x'", "{x,w}", "''", "{}", "'y z'", "{\"y z\"}"),
            of("geometry", "st_geomfromtext('POINT(1 2)')", "\\x0101000000000000000000f03f0000000000000040"),
            of("point", "st_geomfromtext('POINT(10 20)', 4326)", "\\x010100000000000000000034400000000000002440"));

    @Test
    void every_type_arrives_as_it_was() throws SQLException {
        for (var i = 0; i < CASES.size(); i++) {
            var table = "c" + i;
            fixture.inSource(
                    "types",
                    "create table %s (id int primary key, v %s)"
                            .formatted(table, CASES.get(i).type()));
            fixture.inSource("types", "insert into %s values (0, null)".formatted(table));
            for (var j = 0; j < CASES.get(i).in().size(); j++) {
                fixture.inSource(
                        "types",
                        "insert into %s values (%d, %s)"
                                .formatted(table, j + 1, CASES.get(i).in().get(j)));
            }
        }

        var result = fixture.run();

        assertThat(result.discarded()).isZero();
        for (var i = 0; i < CASES.size(); i++) {
            var expected = new ArrayList<String>();
            expected.add("null");
            CASES.get(i).out().forEach(text -> expected.add(String.valueOf(text)));
            assertThat(fixture.rows("select v from types.c%d order by id".formatted(i)))
                    .as(CASES.get(i).type())
                    .isEqualTo(expected);
        }
        assertThat(
                        fixture.rows(
                                "select t_adjustment, sum(i_count) from sch_chameleon.t_value_adjustments group by 1 order by 1"))
                .containsExactly(
                        "character-replaced|1",
                        "nul-character-strip|2",
                        "time-out-of-range-null|2",
                        "zero-date-null|5");
        assertThat(result.warnings()).anyMatch(warning -> warning.contains("error value ''"));
    }

    @Test
    void a_zero_date_in_a_not_null_column_is_null_and_said() throws SQLException {
        fixture.inSource(
                "types",
                "create table d (id int primary key, v date not null)",
                "insert into d values (1, 0), (2, '2024-01-02')");

        var result = fixture.run();

        assertThat(fixture.rows("select v from types.d order by id")).containsExactly("null", "2024-01-02");
        assertThat(result.warnings()).anyMatch(warning -> warning.contains("zero dates"));
    }
}
