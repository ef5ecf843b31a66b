package dev.camelion.demo;

import java.sql.SQLException;
import java.util.List;

/** The occasional larger transaction: hundreds to thousands of rows at once. */
final class Warehouse {
    private static final List<String> ROUNDS = List.of(
            "update stock set quantity = quantity + 100",
            "update products set price = round(1 + rand() * 99, 2), attributes = json_set(attributes, '$.sale', true)",
            "insert into page_views select id % 1000, concat('/orders/', id), 'robot 🤖', id / 3, now(3) from orders order by id desc limit 3000",
            "update customers set credit = credit + 0.01",
            "delete from page_views order by viewed_at limit 3000");

    private int round;

    void work(ShopSession shop) throws SQLException {
        shop.execute(ROUNDS.get(round++ % ROUNDS.size()));
    }
}
