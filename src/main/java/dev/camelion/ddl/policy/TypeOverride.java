package dev.camelion.ddl.policy;

import dev.camelion.ddl.model.MySqlType;
import dev.camelion.model.TableId;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.function.Predicate;
import java.util.regex.Pattern;

/**
 * A MySQL type that some tables keep as another PostgreSQL type than the default one.
 *
 * @param to the PostgreSQL type
 * @param zone in which a DATETIME is read that becomes an instant
 */
public record TypeOverride(TypePattern mysqlType, String to, ZoneId zone, Predicate<TableId> tables) {
    /**
     * @param mysqlType with its length or without: {@code tinyint(1)}, {@code int unsigned}, {@code enum}
     * @param tables {@code *}, {@code shop.foo}, or a glob
     */
    public TypeOverride(String mysqlType, String to, List<String> tables) {
        this(TypePattern.of(mysqlType), to, ZoneOffset.UTC, table -> tables.stream()
                .anyMatch(glob -> matches(glob, table.toString())));
    }

    public boolean appliesTo(TableId table, MySqlType type) {
        return tables.test(table) && mysqlType.matches(type);
    }

    private static boolean matches(String glob, String name) {
        var regex = Pattern.quote(glob).replace("*", "\\E.*\\Q").replace("?", "\\E.\\Q");
        return name.matches(regex);
    }
}
