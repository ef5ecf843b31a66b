package dev.camelion.ddl.type;

import static org.assertj.core.api.Assertions.assertThat;

import dev.camelion.ddl.SourceModelReader;
import dev.camelion.ddl.model.MySqlType;
import dev.camelion.ddl.policy.ColumnMapping;
import dev.camelion.ddl.policy.Extension;
import dev.camelion.ddl.policy.TargetOptions;
import dev.camelion.ddl.policy.TranslationPolicy;
import dev.camelion.ddl.policy.TypeOverride;
import dev.camelion.ddl.policy.TypePattern;
import dev.camelion.ddl.policy.ValuePolicies;
import dev.camelion.model.TableId;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TypeOverrideTest {
    private static final TableId TABLE = new TableId("shop", "orders");

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "int(11)           | int              | true",
                "int(11)           | int(5)           | true",
                "int(11)           | int(11)          | true",
                "int(11)           | int unsigned     | false",
                "int(10) unsigned  | int unsigned     | true",
                "int(10) unsigned  | int              | false",
                "int               | int unsigned     | true",
                "INTEGER           | int              | true",
                "tinyint(1)        | tinyint(1)       | true",
                "bool              | tinyint(1)       | true",
                "tinyint(1)        | tinyint          | false",
                "tinyint(1)        | tinyint(4)       | false",
                "tinyint(3)        | tinyint          | true",
                "tinyint(3)        | tinyint(4)       | true",
                "tinyint(3)        | tinyint(1)       | false",
                "tinyint           | tinyint(1)       | true",
                "decimal(10, 2)    | decimal(10,2)    | true",
                "numeric(10)       | decimal(10,0)    | true",
                "decimal(10,2)     | decimal(10,3)    | false",
                "decimal           | decimal(10,3)    | true",
                "char(1)           | char             | true",
                "varchar(36)       | varchar(36)      | true",
                "varchar(36)       | varchar(37)      | false",
                "datetime          | datetime(6)      | true",
                "datetime(0)       | datetime         | true",
                "datetime(6)       | datetime(3)      | false",
                "enum              | enum('a','b')    | true",
                "enum('a','b')     | enum('a','b')    | true",
                "enum('a','c')     | enum('a','b')    | false",
                "year(4)           | year             | true",
                "int zerofill      | int(5) unsigned zerofill | true",
            })
    void a_written_type_means_columns(String written, String column, boolean expected) {
        assertThat(TypePattern.of(written).matches(type(column))).isEqualTo(expected);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "datetime(6)   | datetime   | timestamptz       | timestamptz(6)",
                "datetime      | datetime   | timestamp with time zone | timestamptz(0)",
                "varchar(40)   | varchar    | varchar           | character varying(40)",
                "text          | text       | varchar(10)       | varchar(10)",
                "decimal(12,4) | decimal    | numeric           | numeric(12,4)",
                "enum('a')     | enum       | text              | text",
                "point         | point      | geometry          | \"ext\".geometry",
                "linestring    | point      | geometry          | \"ext\".geometry",
                "time(3)       | time       | interval          | interval",
            })
    void a_target_without_length_takes_the_columns(String column, String written, String to, String expected) {
        var policy = policy(new TypeOverride(written, to, List.of("*")));
        var table = SourceModelReader.read(
                        Map.of(TABLE, "CREATE TABLE orders (c %s)".formatted(column)),
                        Map.of("shop", "utf8mb4"),
                        policy)
                .table(TABLE)
                .orElseThrow();
        assertThat(new TypeMap(policy).targetType(table, table.columns().get(0)))
                .isEqualTo(expected);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "int            | bigint         | ",
                "bigint         | integer        | c < -2147483648 OR c > 2147483647",
                "int unsigned   | integer        | c < -2147483648 OR c > 2147483647",
                "bit(31)        | integer        | ",
                "bit(32)        | integer        | (c + 0) < -2147483648 OR (c + 0) > 2147483647",
                "decimal(9,0)   | integer        | ",
                "decimal(9,2)   | integer        | c < -2147483648 OR c > 2147483647 OR c <> TRUNCATE(c, 0)",
                "decimal(9,2)   | numeric(12,2)  | ",
                "decimal(9,2)   | numeric(8,2)   | ABS(c) >= 1000000",
                "decimal(9,2)   | numeric(9,1)   | c <> TRUNCATE(c, 1)",
                "text           | varchar(10)    | CHAR_LENGTH(c) > 10",
                "varchar(10)    | varchar(10)    | ",
                "binary(16)     | uuid           | ",
                "varbinary(16)  | uuid           | LENGTH(c) <> 16",
                "tinyint(1)     | boolean        | ",
                "year           | smallint       | ",
            })
    void asks_the_rows_where_the_type_is_narrower(String column, String to, String expected) {
        assertThat(Narrowing.of(type(column), to)
                        .map(n -> Narrowing.of(n.unfit(), "c"))
                        .orElse(null))
                .isEqualTo(expected);
    }

    @Test
    void every_type_has_choices_and_its_default_is_one() {
        for (var name : TypePattern.NAMES) {
            assertThat(OverrideChoices.of(name)).as(name).isNotEmpty();
        }
    }

    private static MySqlType type(String written) {
        return SourceModelReader.read(
                        Map.of(TABLE, "CREATE TABLE orders (c %s)".formatted(written)),
                        Map.of("shop", "utf8mb4"),
                        policy())
                .table(TABLE)
                .orElseThrow()
                .columns()
                .get(0)
                .type();
    }

    private static TranslationPolicy policy(TypeOverride... overrides) {
        var columns = new ColumnMapping(List.of(overrides), ValuePolicies.DEFAULT, Map.of(Extension.POSTGIS, "ext"));
        return new TranslationPolicy(
                Map.of("shop", "shop"), table -> true, columns, "8.0.36", Set.of(), TargetOptions.NONE);
    }
}
