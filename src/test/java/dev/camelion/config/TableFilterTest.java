package dev.camelion.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.camelion.model.TableId;
import io.debezium.relational.Selectors;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class TableFilterTest {
    /** Names that mean something to globs, to regular expressions or to lists of them. */
    private static final List<String> TRICKY_NAMES = List.of(
            "foo",
            "Foo",
            "foo2",
            "f.o",
            "a,b",
            "a b",
            "a+b",
            "a(b",
            "a[b",
            "a|b",
            "a$",
            "tmp_1",
            "tmp",
            "Ünïcode",
            "x*y",
            "x?y",
            "xzy",
            "a\\b",
            "{{x}}",
            "_orders_gho",
            "___orders_new",
            "_ORDERS_gho",
            "_orders_old",
            "_a,b_new",
            "_a,b_gho2",
            "t".repeat(64),
            "_" + "t".repeat(59) + "_gho",
            "__" + "t".repeat(62),
            "__" + "t".repeat(61),
            "\uD83D\uDE00");

    @Test
    void includes_every_table_of_its_databases_by_default() {
        var filter = TableFilter.allOf(Set.of("shop", "stock"));
        assertThat(filter).accepts(table("shop.foo"), table("stock.x.y")).rejects(table("other.foo"));
    }

    @Test
    void takes_globs_and_exact_names() {
        var filter = filter(List.of("shop.order?", "shop.item*", "*.log"), List.of("shop.item_tmp*"));
        assertThat(filter)
                .accepts(table("shop.orders"), table("shop.item"), table("shop.items"), table("shop.log"))
                .rejects(table("shop.order"), table("shop.item_tmp1"), table("shop.log2"), table("elsewhere.log"));
    }

    @Test
    void tells_upper_and_lower_case_apart() {
        assertThat(filter(List.of("shop.Foo"), List.of()))
                .accepts(table("shop.Foo"))
                .rejects(table("shop.foo"));
    }

    @Test
    void takes_a_name_without_a_database_in_all_of_them() {
        var filter = new TableFilter(new TreeSet<>(Set.of("a", "b")), patterns(List.of("foo")), List.of(), false);
        assertThat(filter).accepts(table("a.foo"), table("b.foo")).rejects(table("a.bar"), table("c.foo"));
    }

    @Test
    void takes_what_stands_in_backticks_as_it_is() {
        assertThat(filter(List.of("shop.`x*y`"), List.of()))
                .accepts(table("shop.x*y"))
                .rejects(table("shop.xzy"));
        assertThat(new TableFilter(new TreeSet<>(Set.of("a.b")), patterns(List.of("`a.b`.c")), List.of(), false))
                .accepts(new TableId("a.b", "c"));
    }

    @Test
    void refuses_an_include_that_no_database_matches() {
        assertThatThrownBy(() -> filter(List.of("shpo.*"), List.of()))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("shpo.*");
    }

    @Test
    void agrees_with_debezium_on_every_name() {
        Stream.of(
                        TableFilter.allOf(Set.of("shop", "a,b", "x.y")),
                        filter(List.of("shop.f*", "shop.a?b", "shop.`x*y`"), List.of()),
                        filter(List.of("*"), List.of("shop.Foo", "shop.a,b", "shop.tmp_*", "*.a\\b", "shop.{{x}}")),
                        filter(List.of("*.*"), List.of("*[b", "a(*", "a$", "\uD83D*")))
                .forEach(TableFilterTest::assertSameAsDebezium);
    }

    @Test
    void asks_debezium_for_expressions_without_commas() {
        var filter = filter(List.of("shop.a,b", "shop.c"), List.of());
        assertThat(filter.tableIncludeRegex()).doesNotContain(",").isEqualTo("(?s-i:shop\\.(?:a\\x2cb|c))");
        assertThat(filter.tableExcludeRegex()).isEmpty();
    }

    @Test
    void follows_the_tables_that_online_changes_swap_in() {
        var filter = following(List.of("shop.orders"), List.of());
        assertThat(filter)
                .accepts(table("shop._orders_gho"), table("shop._orders_new"), table("shop.___orders_new"))
                .rejects(table("shop._orders_ghc"), table("shop._orders_del"), table("shop._orders_old"))
                .rejects(table("shop._other_gho"), table("shop.orders_gho"), table("other._orders_gho"));
        assertThat(filter(List.of("shop.orders"), List.of())).rejects(table("shop._orders_gho"));
    }

    @Test
    void follows_online_changes_of_names_that_are_cut() {
        var name = "t".repeat(61);
        assertThat(following(List.of("shop." + name), List.of()))
                .accepts(table("shop._" + "t".repeat(59) + "_gho"))
                .accepts(table("shop._" + name + "_n"), table("shop.__" + name + "_"))
                .rejects(table("shop." + "t".repeat(60)));
    }

    @Test
    void does_not_follow_what_is_excluded() {
        var filter = following(List.of("shop.o*"), List.of("shop.old", "shop.__*"));
        assertThat(filter)
                .accepts(table("shop._orders_new"))
                .rejects(table("shop.__orders_new"), table("shop._old_new"));
        assertThat(following(List.of("shop.orders"), List.of("shop._*_gho")))
                .rejects(table("shop._orders_gho"))
                .accepts(table("shop._orders_new"));
    }

    @Test
    void agrees_with_debezium_on_online_changes() {
        var filter = following(List.of("shop.orders", "a?b", "shop." + "t".repeat(64)), List.of());
        assertThat(filter.tableIncludeRegex()).doesNotContain(",");
        assertSameAsDebezium(filter);
    }

    private static void assertSameAsDebezium(TableFilter filter) {
        var databases = Selectors.databaseSelector()
                .includeDatabases(filter.databaseIncludeRegex())
                .build();
        var included = Selectors.tableSelector()
                .includeTables(filter.tableIncludeRegex())
                .build();
        var notExcluded = filter.tableExcludeRegex().isEmpty()
                ? included
                : Selectors.tableSelector()
                        .excludeTables(filter.tableExcludeRegex())
                        .build();
        for (var database : List.of("shop", "SHOP", "a,b", "x.y", "other")) {
            for (var name : TRICKY_NAMES) {
                assertThat(databases.test(database))
                        .isEqualTo(filter.databases().contains(database));
                var table = new io.debezium.relational.TableId(database, null, name);
                assertThat(included.test(table) && notExcluded.test(table))
                        .as("%s by %s", table, filter)
                        .isEqualTo(filter.test(new TableId(database, name)));
            }
        }
    }

    private static TableFilter filter(List<String> include, List<String> exclude) {
        return new TableFilter(new TreeSet<>(Set.of("shop")), patterns(include), patterns(exclude), false);
    }

    private static TableFilter following(List<String> include, List<String> exclude) {
        return new TableFilter(new TreeSet<>(Set.of("shop")), patterns(include), patterns(exclude), true);
    }

    private static List<TablePattern> patterns(List<String> texts) {
        return texts.stream().map(TablePattern::new).toList();
    }

    private static TableId table(String name) {
        var dot = name.indexOf('.');
        return new TableId(name.substring(0, dot), name.substring(dot + 1));
    }
}
