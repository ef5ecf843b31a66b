package dev.camelion.ddl.diff;

import dev.camelion.ddl.model.ColumnModel;
import dev.camelion.ddl.name.Identifiers;
import dev.camelion.ddl.render.Columns;
import dev.camelion.ddl.render.Literals;

/** What a column of the target can promise only by its rows. */
final class ColumnRules {
    private ColumnRules() {}

    /** NOT NULL, unless rows have nothing in it: MySQL keeps a zero date there, which is NULL in the target. */
    static String notNullWherePossible(String table, ColumnModel column) {
        var name = Columns.name(column);
        return "DO $rule$BEGIN IF NOT EXISTS (SELECT FROM %s WHERE %s IS NULL) THEN ALTER TABLE %s ALTER COLUMN %s SET NOT NULL; END IF; END$rule$"
                .formatted(table, name, table, name);
    }

    /** An identity goes on after the highest number there is, which may be the last of its type, or below its first. */
    static String continueIdentity(String table, ColumnModel column) {
        var name = Columns.name(column);
        return "SELECT setval(pg_get_serial_sequence(%s, %s), greatest(max(%s), 1), coalesce(max(%s), 0) > 0) FROM %s"
                .formatted(
                        Literals.string(table),
                        Literals.string(Identifiers.targetName(column.name())),
                        name,
                        name,
                        table);
    }
}
