package dev.camelion.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.camelion.config.key.Problem;
import dev.camelion.model.TableId;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TargetTableSettingsTest {
    @TempDir
    Path home;

    @BeforeEach
    void writeSettings() throws IOException {
        Files.createDirectories(home.resolve("config/sources"));
        Files.writeString(home.resolve("config/application.properties"), """
                camelion.target.url = jdbc:postgresql://127.0.0.1:5432/replica
                camelion.target.user = camelion
                camelion.target.password = s3cret
                """);
    }

    @Test
    void the_most_exact_pattern_decides() throws IOException {
        source("""
                fillfactor:
                  "*": 95
                  "shop.*": 90
                  "shop.o*": 85
                  "shop.orders*": 80
                  "shop.orders": 75
                  "shop.order?": 70
                  "lines": 65
                """);
        assertThat(percent("stock", "item")).isEqualTo(95);
        assertThat(percent("shop", "tags")).isEqualTo(90);
        assertThat(percent("shop", "offers")).isEqualTo(85);
        assertThat(percent("shop", "orders_old")).isEqualTo(80);
        assertThat(percent("shop", "orders")).isEqualTo(75);
        assertThat(percent("shop", "order1")).isEqualTo(70);
        assertThat(percent("stock", "lines")).isEqualTo(65);
    }

    @Test
    void what_takes_the_place_of_a_table_gets_its_fillfactor() throws IOException {
        source("fillfactor: {shop.hot: 70}");
        assertThat(percent("shop", "_hot_gho")).isEqualTo(70);
        assertThat(percent("shop", "_hot_new")).isEqualTo(70);
        assertThat(read().targetTables().fillfactor(new TableId("shop", "cold")))
                .isEmpty();
    }

    @Test
    void nothing_is_set_where_nothing_is_said() throws IOException {
        source("fillfactor:\ngrant-select-to: []");
        assertThat(read().targetTables()).isEqualTo(TargetTableSettings.NONE);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "fillfactor: 90 | is a single value, but must be a mapping of tables",
                "fillfactor: {shop.hot: 9} | fillfactor.shop.hot in config/sources/shop.yaml:3 is 9, but must be a whole number from 10 to 100",
                "fillfactor: {shop.hot: 101} | is 101, but must be a whole number from 10 to 100",
                "fillfactor: {shop.hot: full} | is full, but must be a whole number",
                "fillfactor: {shop.hot: } | has no percent",
                "fillfactor: {shop.: 90} | names no table",
                "fillfactor: {other.hot: 90} | names other.hot, but no database under schemas matches that",
                "fillfactor: {shop.hot: [90]} | is a list, but must be a whole number",
                "grant-select-to: {reporting: yes} | is a mapping, but must be a role of the target",
                "grant-select-to: [aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa] | must be a role of the target",
            })
    void refuses_what_cannot_be_meant(String setting, String problem) throws IOException {
        source(setting);
        var failure = catchThrowableOfType(SettingsException.class, this::read);
        assertThat(failure.exitStatus()).isEqualTo(3);
        assertThat(failure.problems()).hasSize(1).extracting(Problem::toString).allSatisfy(text -> assertThat(text)
                .contains(problem));
    }

    @Test
    void a_program_cannot_set_more_than_a_page_holds() {
        var every = new TablePattern("*");
        assertThatThrownBy(() -> new FillfactorSetting(every, 101)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new FillfactorSetting(every, 9)).isInstanceOf(IllegalArgumentException.class);
    }

    private int percent(String database, String table) {
        return read().targetTables().fillfactor(new TableId(database, table)).orElseThrow();
    }

    private SourceSettings read() {
        return new SettingsReader(text -> text).read(home).sources().get("shop");
    }

    private void source(String more) throws IOException {
        Files.writeString(home.resolve("config/sources/shop.yaml"), """
                mysql: {host: 127.0.0.1, user: usr_replica, password: s3cret, server-id: 100}
                schemas: {shop: shop, stock: stock}
                """ + more + "\n");
    }
}
