package dev.camelion.config;

import dev.camelion.model.TableId;
import java.util.List;

/** Columns of this MySQL type get this PostgreSQL type, in the tables that match. Valid once constructed. */
public record TypeOverrideSetting(String mysqlType, String postgresType, List<TablePattern> tables) {
    public TypeOverrideSetting {
        if (mysqlType.isBlank() || postgresType.isBlank()) {
            throw new IllegalArgumentException("type-override must name a MySQL and a PostgreSQL type");
        }
        tables = List.copyOf(tables);
        if (tables.isEmpty()) {
            throw new IllegalArgumentException("type-override." + mysqlType + ".tables must name at least one table");
        }
    }

    public boolean appliesTo(TableId table) {
        return tables.stream().anyMatch(pattern -> pattern.matches(table));
    }
}
