package dev.camelion.ddl.policy;

import dev.camelion.model.TableId;
import java.util.List;
import java.util.regex.Pattern;

/**
 * A MySQL type that some tables keep as another PostgreSQL type than the default one.
 *
 * @param mysqlType with its length or without: {@code tinyint(1)}, {@code int unsigned}, {@code enum}
 * @param to the PostgreSQL type
 * @param tables {@code *}, {@code shop.foo}, or a glob
 */
public record TypeOverride(String mysqlType, String to, List<String> tables) {
    public TypeOverride {
        tables = List.copyOf(tables);
    }

    public boolean appliesTo(TableId table) {
        return tables.stream().anyMatch(glob -> matches(glob, table.toString()));
    }

    private static boolean matches(String glob, String name) {
        var regex = Pattern.quote(glob).replace("*", "\\E.*\\Q").replace("?", "\\E.\\Q");
        return name.matches(regex);
    }
}
