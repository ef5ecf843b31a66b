package dev.camelion.demo;

import java.sql.SQLException;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Random;

/** What customers and the shop's staff do all day: many small transactions, drawn by a seed. */
final class Customer {
    private static final List<String> NAMES =
            List.of("Zoë 🦎", "Łukasz", "Ana-María", "山田太郎", "O'Neil", "Ελένη", "李雷 🐫");
    private static final int CUSTOMERS = 1000;
    private static final int PRODUCTS = 400;

    private final Random random;
    private int registered;

    Customer(long seed) {
        random = new Random(seed);
    }

    /** The next thing somebody does, within one transaction. */
    void act(ShopSession shop) throws SQLException {
        var dice = random.nextInt(100);
        if (dice < 40) {
            order(shop);
        } else if (dice < 58) {
            pay(shop);
        } else if (dice < 70) {
            ship(shop);
        } else if (dice < 76) {
            cancel(shop);
        } else if (dice < 90) {
            browse(shop);
        } else if (dice < 94) {
            changeProfile(shop);
        } else if (dice < 96) {
            register(shop);
        } else if (dice < 98) {
            moveStock(shop);
        } else {
            forget(shop);
        }
    }

    private void order(ShopSession shop) throws SQLException {
        shop.execute("insert into orders (customer_id, placed_at) values (?, now(6))", customer());
        var order = shop.numbers("select last_insert_id()").get(0);
        var lines = 1 + random.nextInt(4);
        for (var line = 1; line <= lines; line++) {
            var product = product();
            var quantity = 1 + random.nextInt(3);
            shop.execute(
                    "insert into order_items select ?, ?, id, ?, price from products where id = ?",
                    order,
                    line,
                    quantity,
                    product);
            shop.execute(
                    "update stock set quantity = quantity - ? where product_id = ? order by shelf limit 1",
                    quantity,
                    product);
        }
        shop.execute(
                "update orders set total = (select sum(quantity * price) from order_items where order_id = ?) where id = ?",
                order,
                order);
    }

    private void pay(ShopSession shop) throws SQLException {
        shop.execute("update orders set status = 'paid', paid_at = now() where id = ?", some(shop, "new"));
    }

    private void ship(ShopSession shop) throws SQLException {
        shop.execute("update orders set status = 'shipped' where id = ?", some(shop, "paid"));
    }

    private void cancel(ShopSession shop) throws SQLException {
        var order = some(shop, "new");
        shop.execute("update orders set status = 'cancelled' where id = ?", order);
        for (var product : shop.numbers("select product_id from order_items where order_id = ?", order)) {
            shop.execute("update stock set quantity = quantity + 1 where product_id = ? limit 1", product);
        }
    }

    private void browse(ShopSession shop) throws SQLException {
        var customer = random.nextInt(10) == 0 ? null : customer();
        for (var page = 0; page < 3; page++) {
            shop.execute(
                    "insert into page_views values (?, ?, 'Mozilla/5.0 🦊', ?, now(3))",
                    customer,
                    "/products/" + product(),
                    random.nextFloat() * 300);
        }
        shop.execute("update customers set seen_at = now() where id = ?", customer);
    }

    private void changeProfile(ShopSession shop) throws SQLException {
        shop.execute(
                "update customers set name = ?, credit = ?, preferences = ?, is_subscribed = not is_subscribed where id = ?",
                NAMES.get(random.nextInt(NAMES.size())),
                random.nextInt(100_000) / 100.0,
                "{\"newsletter\": %b, \"sizes\": [%d, \"L\"], \"city\": \"Århus\"}"
                        .formatted(random.nextBoolean(), random.nextInt(50)),
                customer());
    }

    private void register(ShopSession shop) throws SQLException {
        shop.execute(
                "insert into customers (email, name, birthday, created_at) values (?, ?, ?, ?)",
                "new%d.%d@example.com".formatted(random.nextInt(1_000_000_000), registered++),
                NAMES.get(random.nextInt(NAMES.size())),
                "%d-%02d-29".formatted(1950 + random.nextInt(60), 3 + random.nextInt(10)),
                LocalDateTime.now(ZoneOffset.UTC));
    }

    /** Changes primary keys: what is on one shelf goes to another. */
    private void moveStock(ShopSession shop) throws SQLException {
        shop.execute(
                "update stock set shelf = if(shelf = 'cellar', 'attic', 'cellar') where product_id = ? and shelf <> 'front'",
                product());
    }

    /** Deletes: a cancelled order, and the oldest page views. */
    private void forget(ShopSession shop) throws SQLException {
        var order = some(shop, "cancelled");
        shop.execute("delete from order_items where order_id = ?", order);
        shop.execute("delete from orders where id = ?", order);
        shop.execute("delete from page_views order by viewed_at limit 5");
    }

    /** An order in that state, or none: 0. */
    private long some(ShopSession shop, String status) throws SQLException {
        var orders =
                shop.numbers("select id from orders where status = ? order by id desc limit 20 for update", status);
        return orders.isEmpty() ? 0 : orders.get(random.nextInt(orders.size()));
    }

    private int customer() {
        return 1 + random.nextInt(CUSTOMERS);
    }

    private int product() {
        return 1 + random.nextInt(PRODUCTS);
    }
}
