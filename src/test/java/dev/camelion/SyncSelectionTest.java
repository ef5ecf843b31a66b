package dev.camelion;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.camelion.config.TablePattern;
import dev.camelion.model.TableId;
import java.util.List;
import org.junit.jupiter.api.Test;

class SyncSelectionTest {
    private static final TableId ORDERS = new TableId("shop", "orders");
    private static final TableId ITEM = new TableId("shop", "item");
    private static final TableId ITEM_TAG = new TableId("shop", "item_tag");
    private static final List<TableId> INCLUDED = List.of(ORDERS, ITEM, ITEM_TAG);

    @Test
    void takes_names_and_globs_and_each_table_once() {
        assertThat(named("shop.item*", "shop.item")).containsExactly(ITEM, ITEM_TAG);
    }

    @Test
    void names_what_matches_nothing_and_what_may_be_meant() {
        assertThatThrownBy(() -> named("shop.orders", "shop.ordrs"))
                .hasMessage(
                        "option-invalid --tables shop.ordrs matches no table of source web. Did you mean shop.orders?");
        assertThatThrownBy(() -> named("shop.nothing_of_the_kind"))
                .hasMessageContaining("config/sources/web.yaml says which are included");
    }

    private static Iterable<TableId> named(String... patterns) {
        return SyncSelection.named(
                "web", List.of(patterns).stream().map(TablePattern::new).toList(), INCLUDED);
    }
}
