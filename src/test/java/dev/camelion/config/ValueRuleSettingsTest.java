package dev.camelion.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.camelion.config.key.Problem;
import dev.camelion.ddl.policy.BooleanPolicy;
import dev.camelion.ddl.policy.NulPolicy;
import dev.camelion.ddl.policy.TimePolicy;
import dev.camelion.ddl.policy.ValuePolicy;
import dev.camelion.ddl.policy.ZeroDatePolicy;
import dev.camelion.model.TableId;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.ZoneId;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ValueRuleSettingsTest {
    private static final TableId ORDERS = new TableId("shop", "orders");

    @TempDir
    Path home;

    @BeforeEach
    void startFromValidFiles() throws IOException {
        Files.createDirectories(home.resolve("config/sources"));
        Files.writeString(home.resolve("config/application.properties"), """
                camelion.target.url = jdbc:postgresql://127.0.0.1:5432/replica
                camelion.target.user = camelion
                camelion.target.password = s3cret
                """);
    }

    @Test
    void says_what_becomes_of_values_that_do_not_fit() throws IOException {
        source("""
                zero-date: -infinity
                nul-character: replace
                time-out-of-range: clamp
                invalid-boolean: null
                column-policy:
                  "shop.orders.Paid_At": {zero-date: null, invalid-boolean: true}
                  "orders.`*`": {zero-date: fail}
                  "shop.*.note?": {nul-character: fail, time-out-of-range: ~}
                """);
        var values = read().values();
        assertThat(values.ofSource())
                .isEqualTo(new ValuePolicy(
                        ZeroDatePolicy.MINUS_INFINITY, NulPolicy.REPLACE, TimePolicy.CLAMP, BooleanPolicy.NULL));
        assertThat(values.ofColumns()).hasSize(3);
        var paid = values.ofColumns().get(0);
        assertThat(paid.zeroDate()).contains(ZeroDatePolicy.NULL);
        assertThat(paid.invalidBoolean()).contains(BooleanPolicy.TRUE);
        assertThat(paid.nulCharacter()).isEmpty();
        assertThat(paid.columns().matches(ORDERS, "paid_at")).isTrue();
        assertThat(paid.columns().matches(new TableId("shop", "Orders"), "paid_at"))
                .isFalse();
        assertThat(values.ofColumns().get(1).columns().matches(ORDERS, "paid_at"))
                .isFalse();
        assertThat(values.ofColumns().get(1).columns().matches(ORDERS, "*")).isTrue();
        var notes = values.ofColumns().get(2);
        assertThat(notes.columns().matches(ORDERS, "note1")).isTrue();
        assertThat(notes.columns().matches(ORDERS, "note")).isFalse();
        assertThat(notes.nulCharacter()).contains(NulPolicy.FAIL);
        assertThat(notes.timeOutOfRange()).contains(TimePolicy.NULL);
    }

    @Test
    void takes_the_usual_answer_where_none_is_given() throws IOException {
        source("zero-date:\ninvalid-boolean:\n");
        assertThat(read().values().ofSource()).isEqualTo(ValuePolicy.DEFAULT);
    }

    @Test
    void reads_the_zone_of_an_override() throws IOException {
        source("type-override: {\"datetime(6)\": {to: timestamptz, zone: Europe/Zurich, tables: [\"shop.*\"]}}");
        assertThat(read().typeOverrides())
                .containsExactly(new TypeOverrideSetting(
                        "datetime(6)", "timestamptz", ZoneId.of("Europe/Zurich"), List.of(new TablePattern("shop.*"))));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "zero-date: never | must be one of null, epoch, -infinity, fail",
                "zero-date: [null] | must be one of null, epoch",
                "nul-character: null | must be one of strip, replace, fail",
                "invalid-boolean: false | must be one of true, null, fail",
                "column-policy: {paid_at: {zero-date: epoch}} | names no column",
                "column-policy: {other.orders.paid_at: {zero-date: epoch}} | no database under schemas matches",
                "column-policy: {shop.orders.paid_at: epoch} | must have policies",
                "column-policy: {shop.o.paid_at: {zero-dates: epoch}} | Did you mean column-policy.shop.o.paid_at.zero-date?",
                "type-override: {date: {to: inet}} | is inet, which cannot hold date: date can become date",
                "type-override: {blob: {to: integer}} | is integer, which cannot hold blob: blob can become bytea",
                "type-override: {json: {to: jsonb; drop}} | json can become jsonb, json, text",
                "type-override: {datetim: {to: timestamptz}} | Did you mean datetime?",
                "type-override: {binary(8): {to: uuid}} | a uuid has 16 bytes",
                "type-override: {char(20): {to: uuid}} | a uuid has 32 or 36 characters",
                "type-override: {datetime: {to: timestamptz(0)}} | takes its length from the column: write timestamptz",
                "type-override: {datetime: {to: timestamptz, zone: Mars/Base}} | must be a time zone",
                "type-override: {datetime: {to: timestamp, zone: UTC}} | has no effect but on a datetime",
                "type-override: {time: {to: interval, zone: UTC}} | has no effect but on a datetime",
            })
    void refuses_what_cannot_be_meant(String setting, String problem) throws IOException {
        source(setting.replace("jsonb; drop", "'jsonb; drop table t'"));
        var failure = catchThrowableOfType(SettingsException.class, this::read);
        assertThat(failure.exitStatus()).isEqualTo(3);
        assertThat(failure.problems()).hasSize(1).extracting(Problem::toString).allSatisfy(text -> assertThat(text)
                .contains(problem));
    }

    private SourceSettings read() {
        return new SettingsReader(text -> text).read(home).sources().get("shop");
    }

    private void source(String more) throws IOException {
        Files.writeString(home.resolve("config/sources/shop.yaml"), """
                mysql: {host: 127.0.0.1, user: usr_replica, password: s3cret, server-id: 100}
                schemas: {shop: shop}
                """ + more + "\n");
    }
}
