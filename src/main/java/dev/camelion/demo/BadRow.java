package dev.camelion.demo;

import java.sql.Connection;
import java.sql.SQLException;

/** A row that the source takes and the target does not: an application has added a check to the target's table. */
final class BadRow {
    private final DemoServers servers;

    BadRow(DemoServers servers) {
        this.servers = servers;
    }

    /** Adds the check to the target; returns what it did in words. */
    String forbid() throws SQLException {
        try (var target = servers.target()) {
            execute(target, "alter table shop.order_items add constraint price_is_positive check (price > 0)");
        }
        return "PostgreSQL: shop.order_items takes positive prices only from now on. MySQL knows nothing of that.";
    }

    /** Adds the row to the source; returns what it did in words. */
    String insert() throws SQLException {
        try (var shop = servers.shop()) {
            execute(
                    shop,
                    "insert into order_items (order_id, line, product_id, quantity, price) values (1, 99, 1, 1, -5)");
        }
        return "MySQL: line 99 of order 1 is inserted at a price of -5.00.";
    }

    private static void execute(Connection connection, String sql) throws SQLException {
        try (var statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }
}
