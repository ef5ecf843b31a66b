package dev.camelion.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.camelion.CamelPlaceholders;
import dev.camelion.config.key.Problem;
import dev.camelion.config.key.Secret;
import dev.camelion.ddl.policy.ValuePolicy;
import dev.camelion.model.BinlogPosition;
import dev.camelion.model.TableId;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SettingsReaderTest {
    private static final String TARGET = """
            camelion.target.url = jdbc:postgresql://127.0.0.1:5432/replica
            camelion.target.user = camelion
            camelion.target.password = s3cret
            """;
    private static final String SOURCE = """
            mysql: {host: 127.0.0.1, user: usr_replica, password: s3cret, server-id: 100}
            schemas: {shop: shop}
            """;

    @TempDir
    Path home;

    @BeforeEach
    void startFromValidFiles() throws IOException {
        Files.createDirectories(home.resolve("config/sources"));
        application(TARGET);
    }

    @Test
    void fills_in_the_defaults() throws IOException {
        source("shop", SOURCE);
        var settings = read();
        assertThat(settings.target())
                .isEqualTo(new TargetSettings(
                        "jdbc:postgresql://127.0.0.1:5432/replica", "camelion", new Secret("s3cret"), 14));
        assertThat(settings.capture()).isEqualTo(new CaptureSettings(8192, 32768, 64L << 20, Optional.empty()));
        assertThat(settings.replay()).isEqualTo(new ReplaySettings(Duration.ofSeconds(10)));
        assertThat(settings.copy()).isEqualTo(new CopySettings(2, 32 << 20, 256 << 20, Duration.ofSeconds(3)));
        assertThat(settings.restart()).isEqualTo(new RestartSettings(Duration.ofSeconds(1), Duration.ofMinutes(1)));
        assertThat(settings.sources())
                .containsOnly(Map.entry(
                        "shop",
                        new SourceSettings(
                                "shop",
                                new MySqlSettings(
                                        "127.0.0.1",
                                        3306,
                                        "usr_replica",
                                        new Secret("s3cret"),
                                        SslMode.PREFERRED,
                                        Optional.empty(),
                                        100,
                                        Duration.ofSeconds(10)),
                                Map.of("shop", "shop"),
                                TableFilter.allOf(List.of("shop")),
                                List.of(),
                                new ValueRuleSettings(ValuePolicy.DEFAULT, List.of()),
                                TargetTableSettings.NONE,
                                10000,
                                Duration.ofDays(1),
                                Duration.ofSeconds(1),
                                LogImages.LEAN,
                                new ReplayRules(100, 1),
                                new DdlRules(
                                        OnUnsupported.QUARANTINE,
                                        List.of(),
                                        DependentViews.RECREATE,
                                        FulltextIndexes.NONE,
                                        Duration.ofMinutes(10)),
                                Optional.empty(),
                                false)));
    }

    @Test
    void reads_every_setting_of_a_source() throws IOException {
        Files.writeString(home.resolve("ca.pem"), "");
        source("shop", """
                mysql:
                  host: db1
                  port: 3307
                  user: usr_replica
                  password: "p w"
                  ssl-mode: verify-ca
                  ssl-ca: ca.pem
                  server-id: 4294967295
                  connect-timeout: 500 ms
                schemas:
                  shop: shop_copy
                  stock: stock
                tables:
                  include: ["shop.*", "stock.item"]
                  exclude: ["shop.tmp_*"]
                type-override:
                  "tinyint(1)": {to: boolean}
                  "tinyint(3)": {to: smallint, tables: ["shop.foo", "shop.bar"]}
                batch-size: 500
                batch-retention: 2 days
                replay-interval: 2s
                discard-limit: 7
                replay-lanes: 4
                ddl:
                  on-unsupported: stop
                  dependent-views: cascade
                  lock-wait: 2 min
                  replace:
                    - {at: "binlog.000042:1187", mysql: "drop table t"}
                    - statement: "alter table a b"
                      postgres: "-- nothing"
                  follow-online-changes: false
                  fulltext-indexes: gin
                log-images: full
                fillfactor: {"shop.*": 90, hot: 70}
                grant-select-to: [reporting, "app reader", reporting]
                pause-on-reindex: {apps: [reindexdb], check-every: 2 min}
                keep-existing-schema: true
                """);
        var shop = read().sources().get("shop");
        assertThat(shop.mysql())
                .isEqualTo(new MySqlSettings(
                        "db1",
                        3307,
                        "usr_replica",
                        new Secret("p w"),
                        SslMode.VERIFY_CA,
                        Optional.of(home.resolve("ca.pem")),
                        4294967295L,
                        Duration.ofMillis(500)));
        assertThat(shop.schemas()).containsExactly(Map.entry("shop", "shop_copy"), Map.entry("stock", "stock"));
        assertThat(shop.tables())
                .accepts(new TableId("shop", "foo"), new TableId("stock", "item"))
                .rejects(new TableId("shop", "tmp_1"), new TableId("stock", "other"));
        assertThat(shop.tables().followOnlineChanges()).isFalse();
        assertThat(shop.typeOverrides())
                .containsExactly(
                        new TypeOverrideSetting("tinyint(1)", "boolean", List.of(new TablePattern("*"))),
                        new TypeOverrideSetting(
                                "tinyint(3)",
                                "smallint",
                                List.of(new TablePattern("shop.foo"), new TablePattern("shop.bar"))));
        assertThat(shop.batchSize()).isEqualTo(500);
        assertThat(shop.batchRetention()).isEqualTo(Duration.ofDays(2));
        assertThat(shop.replayInterval()).isEqualTo(Duration.ofSeconds(2));
        assertThat(shop.replay()).isEqualTo(new ReplayRules(7, 4));
        assertThat(shop.ddl())
                .isEqualTo(new DdlRules(
                        OnUnsupported.STOP,
                        List.of(
                                new DdlReplacement(
                                        Optional.of(new BinlogPosition("binlog.000042", 1187)),
                                        Optional.empty(),
                                        Optional.of("drop table t"),
                                        Optional.empty()),
                                new DdlReplacement(
                                        Optional.empty(),
                                        Optional.of("alter table a b"),
                                        Optional.empty(),
                                        Optional.of("-- nothing"))),
                        DependentViews.CASCADE,
                        FulltextIndexes.GIN,
                        Duration.ofMinutes(2)));
        assertThat(shop.logImages()).isEqualTo(LogImages.FULL);
        assertThat(shop.targetTables())
                .isEqualTo(new TargetTableSettings(
                        List.of(
                                new FillfactorSetting(new TablePattern("shop.*"), 90),
                                new FillfactorSetting(new TablePattern("hot"), 70)),
                        List.of("reporting", "app reader")));
        assertThat(shop.reindexPause()).contains(new ReindexPause(List.of("reindexdb"), Duration.ofMinutes(2)));
        assertThat(shop.keepExistingSchema()).isTrue();
    }

    @Test
    void reports_all_problems_at_once_with_file_line_and_key() throws IOException {
        application("""
                camelion.target.url = jdbc:mysql://127.0.0.1/replica
                camelion.target.user = camelion
                camelion.capture.queue-size = 100
                camelion.restart.frist-delay = 1s
                camelion.copy.workers = many
                camel.main.name = left to Camel
                my.own = left to the routes
                """);
        source("shop", """
                mysql:
                  host: db1
                  port: 70000
                  user: [a]
                  server-id: 100
                  sssl-mode: preferred
                schemas: {shop: shop, stock: shop, mysql: other}
                tables: {include: ["shpo.*"]}
                batchsize: 10
                replay-interval: 5
                """);
        source("stock", SOURCE.replace("schemas: {shop: shop}", "schemas: {stock: pg_stock}"));
        assertThat(problems())
                .containsExactlyInAnyOrder(
                        "setting-invalid camelion.target.url in config/application.properties:1 is"
                                + " jdbc:mysql://127.0.0.1/replica, but must be a JDBC address of PostgreSQL, without user"
                                + " and password. Write for example jdbc:postgresql://127.0.0.1:5432/replica.",
                        "setting-missing camelion.target.password in config/application.properties has no value. Add"
                                + " it: Password of that role, best as a placeholder.",
                        "setting-invalid camelion.capture.max-batch in config/application.properties contradicts"
                                + " another: camelion.capture.queue-size (100) must be larger than"
                                + " camelion.capture.max-batch (8192). Change one of the two.",
                        "setting-unknown camelion.restart.frist-delay in config/application.properties:4 is not a"
                                + " setting. Did you mean camelion.restart.first-delay?",
                        "setting-invalid camelion.copy.workers in config/application.properties:5 is many, but must be"
                                + " a whole number from 1 to 64. Write for example 2.",
                        "setting-invalid mysql.port in config/sources/shop.yaml:3 is 70000, but must be a whole number"
                                + " from 1 to 65535. Write for example 3306.",
                        "setting-invalid mysql.user in config/sources/shop.yaml:4 is a list, but must be a user name."
                                + " Write for example usr_replica.",
                        "setting-missing mysql.password in config/sources/shop.yaml has no value. Add it: Password of"
                                + " that user, best as a placeholder.",
                        "setting-unknown mysql.sssl-mode in config/sources/shop.yaml:6 is not a setting. Did you mean"
                                + " mysql.ssl-mode?",
                        "setting-invalid schemas in config/sources/shop.yaml:7 maps stock to schema shop, as is"
                                + " database shop of source shop. Give each database a schema of its own.",
                        "setting-invalid schemas.mysql in config/sources/shop.yaml:7 is a database of MySQL's own."
                                + " Remove it.",
                        "setting-invalid tables.include in config/sources/shop.yaml:8 names shpo.*, but no database"
                                + " under schemas matches that. Add the database to schemas, or correct the name.",
                        "setting-unknown batchsize in config/sources/shop.yaml:9 is not a setting. Did you mean"
                                + " batch-size?",
                        "setting-invalid replay-interval in config/sources/shop.yaml:10 is 5, but must be a time from"
                                + " 10ms to 1 day with its unit (ms, s, min, h, d). Write for example 1s.",
                        "setting-invalid mysql.server-id in config/sources/stock.yaml:1 is 100, as in source shop."
                                + " Give each source a number of its own.",
                        "setting-invalid schemas.stock in config/sources/stock.yaml:2 is pg_stock, but must be a"
                                + " PostgreSQL schema of your own, of 63 bytes at most. Write for example shop.");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "batch-size: 1\\nbatch-size: 2           | :4 is set a second time",
                "host: db1                               | Did you mean mysql.host?",
                "my_server_id: 7                         | Did you mean mysql.server-id?",
                "batch-size: [1, 2]                      | is a list, but must be a whole number",
                "pause-on-reindex: {check-every: 5s}     | has no effect without pause-on-reindex.apps",
                "pause-on-reindex: yes                   | must hold keys of its own",
                "type-override: {bit: {too: bytea}}      | Did you mean type-override.bit.to?",
                "type-override: {bit: bytea}             | must have a key `to`",
                "ddl: {replace: [{at: x, mysql: y}]}     | must be a place in the binary log",
                "ddl: {replace: [{mysql: y}]}            | names no schema change. Add a key `at` or `statement`",
                "ddl: {replace: [{statement: x}]}        | has no text to read or to run",
                "ddl: {replace: [{statement: x, postgres: y, sql: z}]} | ddl.replace.sql in config/sources/shop.yaml:3",
                "ddl: {replace: [{statement: x, at: 'b.1:4', mysql: y}]} | by both `at` and `statement`",
                "ddl: {replace: [{at: 'b.1:4', mysql: y}, {at: 'b.1:4', mysql: z}]} | a second time",
                "ddl: {replace: {statement: x}}          | is a mapping, but must be a list",
                "ddl: {replace: [{statement: x, mysql: ''}]} | has no value",
                "ddl: {on-unsupported: ignore}           | one of quarantine, warn, stop",
                "tables: {exclude: [other.*]}            | no database under schemas matches that",
                "tables: {include: [.foo]}               | must be a table as database.table",
                "replay-interval: 1 fortnight            | must be a time from",
                "replay-interval: 1ms                    | must be a time from 10ms",
                "discard-limit: 0                        | must be a whole number from 1",
                "replay-lanes: 9                         | must be a whole number from 1 to 8",
                "log-images: whole                       | must be one of lean, full",
                "ddl: {follow-online-changes: no}        | must be true or false",
                "replay-interval: {{env:X}}              | is not in quotes. Write \"{{...}}\"",
                "batch-size: *x                          | an unquoted value starts with * or !",
                "\\tbatch-size: 1                        | is not YAML",
            })
    void names_what_is_wrong_in_a_source(String lines, String expected) throws IOException {
        source("shop", SOURCE + lines.replace("\\n", "\n").replace("\\t", "\t") + "\n");
        assertThat(problems()).singleElement().asString().contains(expected);
    }

    @Test
    void reports_a_file_that_would_be_overlooked() throws IOException {
        Files.writeString(home.resolve("config/sources/shop.yml"), SOURCE);
        Files.writeString(home.resolve("config/sources/stock.yaml.example"), "not: read");
        assertThat(problems())
                .containsExactly("settings-unreadable config/sources/shop.yml is not read. Call it shop.yaml.");
    }

    @Test
    void says_where_it_looked_when_there_are_no_settings() throws IOException {
        Files.delete(home.resolve("config/application.properties"));
        assertThat(problems()).singleElement().asString().contains("does not exist in " + home, "--home");
    }

    @Test
    void reports_a_property_set_twice_or_without_our_prefix() throws IOException {
        application(TARGET + "camelion.target.user = other\ntarget.pool-size = 5\ncamelon.copy.workers = 3\n");
        assertThat(problems())
                .containsExactly(
                        "setting-invalid camelion.target.user in config/application.properties:4 is set a second time."
                                + " Remove one of the two.",
                        "setting-unknown target.pool-size in config/application.properties:5 is not a setting. Did you"
                                + " mean camelion.target.pool-size?",
                        "setting-unknown camelon.copy.workers in config/application.properties:6 is not a setting. Did"
                                + " you mean camelion.copy.workers?");
    }

    @Test
    void resolves_placeholders_anywhere() throws IOException {
        Files.writeString(home.resolve("password"), "from file\n");
        var known = System.getenv().entrySet().stream()
                .filter(entry ->
                        !entry.getValue().isBlank() && entry.getValue().strip().equals(entry.getValue()))
                .findFirst()
                .orElseThrow();
        System.setProperty("camelion.test.batch", "77");
        application(TARGET.replace("s3cret", "{{env:" + known.getKey() + "}}") + "my.server.id = 42\n");
        source("shop", """
                mysql:
                  host: "{{sys:camelion.test.batch}}.example.org"
                  port: "{{no.such.key:3308}}"
                  user: "{{camelion.target.user}}"
                  password: "{{file:password}}"
                  server-id: "{{my.server.id}}"
                  ssl-mode: "{{?no.such.key}}"
                schemas: {shop: "{{sys:user.name:x}}_copy"}
                batch-size: "{{sys:camelion.test.batch}}"
                """);
        var settings = read();
        var shop = settings.sources().get("shop");
        assertThat(settings.target().password().reveal()).isEqualTo(known.getValue());
        assertThat(shop.mysql())
                .isEqualTo(new MySqlSettings(
                        "77.example.org",
                        3308,
                        "camelion",
                        new Secret("from file"),
                        SslMode.PREFERRED,
                        Optional.empty(),
                        42,
                        Duration.ofSeconds(10)));
        assertThat(shop.batchSize()).isEqualTo(77);
    }

    @ParameterizedTest
    @ValueSource(strings = {"a{{b", "a}}b", "{{no.such.key}}", "a?b=c&d", "a:b", "$1\\\\x", "%41+ä", "RAW(x)", " x "})
    void takes_a_secret_as_it_is_whatever_it_holds(String password) throws IOException {
        System.setProperty("camelion.test.password", password);
        Files.writeString(home.resolve("password"), password);
        application(TARGET.replace("s3cret", "{{sys:camelion.test.password}}") + "my.alias = {{file:password}}\n");
        source("shop", SOURCE.replace("s3cret", "'x{{file:password}}y'"));
        source(
                "other",
                SOURCE.replace("s3cret", "'{{?my.alias}}'")
                        .replace("100", "101")
                        .replace("shop}", "other}"));
        var settings = read();
        assertThat(settings.target().password().reveal()).isEqualTo(password);
        assertThat(settings.sources().get("shop").mysql().password().reveal()).isEqualTo("x" + password + "y");
        assertThat(settings.sources().get("other").mysql().password().reveal()).isEqualTo(password);
    }

    @Test
    void names_what_an_unresolvable_placeholder_needs() throws IOException {
        source("shop", """
                mysql:
                  host: "{{sys:camelion.no.such}}"
                  user: "{{no.such.key}}"
                  password: "{{env:CAMELION_NO_SUCH}}"
                  ssl-ca: "{{file:no-such-file}}"
                  server-id: "{{aws:serverid}}"
                schemas: {shop: shop}
                """);
        assertThat(problems())
                .containsExactly(
                        "setting-missing mysql.host in config/sources/shop.yaml:2 needs the system property"
                                + " camelion.no.such, which is not set. Start with -Dcamelion.no.such=....",
                        "setting-missing mysql.user in config/sources/shop.yaml:3 needs {{no.such.key}}, which has no"
                                + " value. Define it in config/application.properties, or put what looks it up on the class path.",
                        "setting-missing mysql.password in config/sources/shop.yaml:4 needs the environment variable"
                                + " CAMELION_NO_SUCH, which is not set. Set it and start again.",
                        "setting-missing mysql.ssl-ca in config/sources/shop.yaml:5 needs the file no-such-file, which"
                                + " cannot be read. Create it, or correct its path.",
                        "setting-missing mysql.server-id in config/sources/shop.yaml:6 needs {{aws:serverid}}, which"
                                + " has no value. Define it in config/application.properties, or put what looks it up on"
                                + " the class path.");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "password: [hunter2]",
                "password: {hunter2: x}",
                "password: *hunter2",
                "password: !hunter2",
                "password: !hunter2!x y",
                "password: \"hunter2{{env:CAMELION_NO_SUCH}}\"",
                "password: \"hunter2",
                "password: hunter2: x",
            })
    void never_shows_a_secret_in_an_error(String password) throws IOException {
        application(TARGET.replace("5432/replica", "5432/replica?password=hunter2&x=1"));
        source("shop", "mysql:\n  host: db1\n  user: u\n  server-id: 1\n  " + password + "\nschemas: {shop: shop}\n");
        assertThat(problems())
                .anySatisfy(problem -> assertThat(problem).contains("camelion.target.url", "password=******"))
                .anySatisfy(problem -> assertThat(problem).contains("shop.yaml"));
        assertThat(problems()).noneSatisfy(problem -> assertThat(problem).contains("hunter2"));
    }

    @Test
    void never_shows_a_secret_in_the_settings() throws IOException {
        source("shop", SOURCE);
        assertThat(read().toString()).contains("******").doesNotContain("s3cret");
    }

    private Settings read() {
        try (var placeholders = new CamelPlaceholders(home)) {
            return new SettingsReader(placeholders).read(home);
        }
    }

    private List<String> problems() {
        var failure = catchThrowableOfType(SettingsException.class, this::read);
        assertThat(failure.exitStatus()).isEqualTo(3);
        assertThat(failure).hasMessage(String.join("\n", texts(failure)));
        return texts(failure);
    }

    private static List<String> texts(SettingsException failure) {
        return failure.problems().stream().map(Problem::toString).toList();
    }

    private void application(String text) throws IOException {
        Files.writeString(home.resolve("config/application.properties"), text);
    }

    private void source(String name, String text) throws IOException {
        Files.writeString(home.resolve("config/sources/" + name + ".yaml"), text);
    }
}
