package dev.camelion.source;

import dev.camelion.model.TableId;

/** Names as MySQL reads them. Pure. */
public final class Quoted {
    private Quoted() {}

    public static String name(String name) {
        return '`' + name.replace("`", "``") + '`';
    }

    public static String table(TableId table) {
        return name(table.database()) + '.' + name(table.table());
    }
}
