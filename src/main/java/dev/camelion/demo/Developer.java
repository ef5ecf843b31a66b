package dev.camelion.demo;

import java.sql.SQLException;
import java.util.Iterator;
import java.util.List;

/** Changes the schema while the shop is open; each round ends as it began, so that it can go on for ever. */
final class Developer {
    private final List<String> script = SqlScript.statements("/demo/schema-changes.sql");
    private Iterator<String> next = script.iterator();

    /** Makes the next schema change and the row changes that follow it in the script; returns its text. */
    void step(ShopSession shop) throws SQLException {
        if (!next.hasNext()) {
            next = script.iterator();
        }
        var sql = next.next();
        shop.transaction(session -> session.execute(sql));
    }
}
