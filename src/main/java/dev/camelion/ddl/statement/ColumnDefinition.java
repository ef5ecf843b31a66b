package dev.camelion.ddl.statement;

import dev.camelion.ddl.model.MySqlType;
import org.jspecify.annotations.Nullable;

/**
 * A column as CREATE or ALTER TABLE defines it; keys given with it are changes of their own.
 *
 * @param type with a null character set where the table's default holds
 * @param defaultExpression as in {@link dev.camelion.ddl.model.ColumnModel}
 */
public record ColumnDefinition(
        String name,
        MySqlType type,
        boolean nullable,
        @Nullable String defaultExpression,
        boolean autoIncrement,
        @Nullable String generation,
        boolean storedGeneration,
        boolean invisible,
        @Nullable String onUpdate,
        String comment) {}
