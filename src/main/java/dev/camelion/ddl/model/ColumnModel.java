package dev.camelion.ddl.model;

import org.jspecify.annotations.Nullable;

/**
 * A column of the source.
 *
 * @param id identity within its table, kept when the column is renamed or moved
 * @param defaultExpression the default as MySQL text: a literal as it was written ({@code 'a'}, {@code 42},
 *     {@code b'1'}), {@code NULL}, {@code CURRENT_TIMESTAMP(6)}, or an expression in parentheses; null where there is none
 * @param enumName the name of its enum type in PostgreSQL, looked up and never computed again; null for other columns
 * @param generation the expression of a generated column; null where the column is not generated
 */
public record ColumnModel(
        long id,
        String name,
        MySqlType type,
        boolean nullable,
        @Nullable String defaultExpression,
        boolean autoIncrement,
        @Nullable String generation,
        boolean storedGeneration,
        boolean invisible,
        @Nullable String onUpdate,
        String comment,
        @Nullable String enumName) {
    public ColumnModel(
            long id,
            String name,
            MySqlType type,
            boolean nullable,
            @Nullable String defaultExpression,
            boolean autoIncrement,
            @Nullable String generation,
            boolean storedGeneration,
            boolean invisible,
            @Nullable String onUpdate,
            String comment) {
        this(
                id,
                name,
                type,
                nullable,
                defaultExpression,
                autoIncrement,
                generation,
                storedGeneration,
                invisible,
                onUpdate,
                comment,
                null);
    }
}
