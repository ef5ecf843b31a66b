package dev.camelion.config;

import dev.camelion.ddl.policy.TypePattern;
import dev.camelion.model.TableId;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;

/**
 * Columns of this MySQL type get this PostgreSQL type, in the tables that match. Valid once constructed.
 *
 * @param zone in which a DATETIME is read that becomes an instant
 */
public record TypeOverrideSetting(String mysqlType, String postgresType, ZoneId zone, List<TablePattern> tables) {
    public TypeOverrideSetting {
        TypePattern.of(mysqlType);
        if (postgresType.isBlank()) {
            throw new IllegalArgumentException("type-override must name a PostgreSQL type");
        }
        tables = List.copyOf(tables);
        if (tables.isEmpty()) {
            throw new IllegalArgumentException("type-override." + mysqlType + ".tables must name at least one table");
        }
    }

    public TypeOverrideSetting(String mysqlType, String postgresType, List<TablePattern> tables) {
        this(mysqlType, postgresType, ZoneOffset.UTC, tables);
    }

    public boolean appliesTo(TableId table) {
        return tables.stream().anyMatch(pattern -> pattern.matches(table));
    }
}
