package dev.camelion.verify;

import static org.assertj.core.api.Assertions.assertThat;

import dev.camelion.copy.CopyFixture;
import dev.camelion.copy.PlainDesign;
import dev.camelion.ddl.model.ColumnModel;
import dev.camelion.ddl.model.SourceModel;
import dev.camelion.ddl.model.TableModel;
import dev.camelion.model.TableId;
import dev.camelion.value.ValueRule;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.function.Function;
import org.junit.jupiter.api.Test;

/** Random values of every type: the copy is found equal, and a change in any one column is found. */
class EveryTypeVerificationIT {
    private static final int ROWS = 2000;

    /** A column's type, how a value is made, and how a value of the target is changed. */
    private record Column(String type, Function<Random, Object> value, String change) {}

    private static final List<Column> COLUMNS = List.of(
            new Column("tinyint", random -> random.nextInt(256) - 128, "(v - sign(v - 0.5))::int"),
            new Column("int unsigned zerofill", random -> random.nextInt() & 0xFFFFFFFFL, "v + 1"),
            new Column("bigint unsigned", random -> new BigInteger(64, random), "v + 1"),
            new Column("decimal(65,30)", random -> new BigDecimal(new BigInteger(210, random), 30), "v + 1e-30"),
            new Column("decimal(12,3) zerofill", random -> BigDecimal.valueOf(random.nextInt(1 << 30), 3), "v + 0.001"),
            new Column("float", random -> finite(random), "v * 1.0000002 + 1e-44"),
            new Column("double", random -> finite(random.nextLong()), "v * 1.0000000000000003 + 1e-322"),
            new Column("double", random -> random.nextInt(2_000_000) / 1000.0 - 1000, "v + 0.001"),
            new Column("bit(1)", random -> random.nextBoolean(), "not v"),
            new Column("bit(12)", random -> random.nextInt(4096), "~v"),
            new Column("bit(64)", random -> new BigInteger(64, random), "~v"),
            new Column(
                    "char(8)",
                    random -> text(random, 8).stripTrailing(),
                    "left('x' || v, 8) || case when v like 'x%' then 'y' else '' end"),
            new Column("varchar(20)", random -> text(random, 20), "left('x' || v, 19)"),
            new Column("text character set latin1", random -> "é" + random.nextInt(), "v || ' '"),
            new Column("binary(9)", random -> bytes(random, 9), "v || '\\x00'"),
            new Column("varbinary(40)", random -> bytes(random, random.nextInt(40)), "v || '\\x00'"),
            new Column("longblob", random -> bytes(random, random.nextInt(4000)), "v || '\\x00'"),
            new Column(
                    "date",
                    random -> random.nextInt(50) == 0 ? "0000-00-00" : day(random),
                    "coalesce(v + 1, '2000-01-01')"),
            new Column("datetime", random -> day(random) + " 00:00:0" + random.nextInt(10), "v + interval '1 s'"),
            new Column(
                    "datetime(3)", random -> day(random) + " 23:59:59." + random.nextInt(1000), "v + interval '1 ms'"),
            new Column(
                    "datetime(6)",
                    random -> day(random) + " 12:00:00." + random.nextInt(1000000),
                    "v + interval '1 us'"),
            new Column(
                    "timestamp(6) null",
                    random -> "2001-02-0%d 12:00:00.%d".formatted(1 + random.nextInt(9), random.nextInt(1000000)),
                    "v + interval '1 us'"),
            new Column(
                    "time(6)",
                    random -> "%d:59:59.%d".formatted(random.nextInt(60) - 20, random.nextInt(1000000)),
                    "coalesce(v, '00:00') + interval '1 us'"),
            new Column("year", random -> random.nextInt(20) == 0 ? 0 : 1901 + random.nextInt(255), "v + 1"),
            new Column("json", random -> json(random), "v || '[7]'"),
            new Column(
                    "enum('a','b,c','é')",
                    random -> random.nextInt(4),
                    "case v::text when 'a' then 'é' else 'a' end::types.enum_t_c25"),
            new Column("set('x','y z','w')", random -> random.nextInt(8), "v || '{x}'"),
            new Column("geometry", random -> null, "'\\x00'"));

    private static Object finite(Random random) {
        var value = Float.intBitsToFloat(random.nextInt());
        return Float.isFinite(value) ? (Object) (double) value : 0.0;
    }

    private static Object finite(long bits) {
        var value = Double.longBitsToDouble(bits);
        return Double.isFinite(value) ? (Object) value : 0.0;
    }

    private static String text(Random random, int length) {
        var text = new StringBuilder();
        var characters = "aZ09 ,é'\"\\\t\n日\0😀ß";
        for (var i = random.nextInt(length); i > 0; i--) {
            var points = characters.codePoints().toArray();
            text.appendCodePoint(points[random.nextInt(points.length)]);
        }
        return text.toString();
    }

    private static byte[] bytes(Random random, int length) {
        var bytes = new byte[length];
        random.nextBytes(bytes);
        return bytes;
    }

    private static String day(Random random) {
        return "%04d-%02d-%02d".formatted(1 + random.nextInt(9999), 1 + random.nextInt(12), 1 + random.nextInt(28));
    }

    private static String json(Random random) {
        return "{\"text\": \"é\\\"\\\\\\n\\u0001/\", \"n\": %s, \"m\": [%s, %d, null, true], \"\": {}}"
                .formatted(
                        random.nextGaussian() * Math.pow(10, random.nextInt(40) - 20),
                        random.nextFloat(),
                        random.nextLong());
    }

    private final CopyFixture fixture = new CopyFixture("types");

    @Test
    void finds_random_values_of_every_type_equal_and_each_change_of_one() throws SQLException {
        fill();
        fixture.run();

        var equal = verify();
        assertThat(equal.differences()).isEmpty();
        assertThat(equal.isEqual()).isTrue();
        for (var i = 0; i < COLUMNS.size(); i++) {
            var name = "c" + i;
            fixture.inTarget("update types.t set %1$s = %2$s where id = 77"
                    .formatted(name, COLUMNS.get(i).change().replaceAll("\\bv\\b", name)));
            assertThat(verify().differences())
                    .as(COLUMNS.get(i).type())
                    .containsExactly(new Difference(Difference.Kind.CHANGED, "id=77"));
            fixture.inTarget("delete from types.t where id = 77", "insert into types.t select * from saved");
            assertThat(verify().isEqual()).isTrue();
        }
    }

    private void fill() throws SQLException {
        var definition = new StringBuilder("create table t (id int primary key");
        for (var i = 0; i < COLUMNS.size(); i++) {
            definition.append(", c").append(i).append(' ').append(COLUMNS.get(i).type());
        }
        fixture.inSource("types", definition + ")");
        var random = new Random(42);
        try (var connection = CopyFixture.source().open();
                var mode = connection.createStatement();
                var insert = connection.prepareStatement("insert into `%s`.t values (?%s)"
                        .formatted(fixture.database("types"), ", ?".repeat(COLUMNS.size())))) {
            mode.execute("set sql_mode = ''");
            connection.setAutoCommit(false);
            for (var id = 1; id <= ROWS; id++) {
                insert.setInt(1, id);
                for (var i = 0; i < COLUMNS.size(); i++) {
                    // row 77 has a value everywhere, others a NULL now and then
                    var isNull = id != 77 && random.nextInt(10) == 0;
                    insert.setObject(
                            i + 2, isNull ? null : COLUMNS.get(i).value().apply(random));
                }
                insert.executeUpdate();
            }
            connection.commit();
            mode.execute(
                    "update `%s`.t set c27 = st_geomfromtext(concat('POINT(', id, ' -1.5)'), if(id %% 2, 0, 4326)) where id < 90"
                            .formatted(fixture.database("types")));
            connection.commit();
        }
    }

    private TableComparison verify() throws SQLException {
        var plain = new PlainDesign();
        var design = new ReplicaDesign() {
            @Override
            public SourceModel read(Map<TableId, String> definitions, Map<String, String> charsets) {
                return plain.read(definitions, charsets);
            }

            @Override
            public ValueRule rule(TableModel table, ColumnModel column) {
                return plain.rule(table, column);
            }
        };
        var plan = new VerificationPlan(fixture.sourceId(), fixture.schemas(), table -> true, table -> true);
        if (fixture.rows("select to_regclass('saved')").equals(List.of("null"))) {
            fixture.inTarget("create table saved as select * from types.t where id = 77");
        }
        return new Verification(CopyFixture.source(), fixture.target(), design, ReplayGate.OPEN)
                .run(plan, VerificationProgress.NONE)
                .tables()
                .get(0);
    }
}
