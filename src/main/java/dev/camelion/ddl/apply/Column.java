package dev.camelion.ddl.apply;

import dev.camelion.ddl.model.ColumnModel;
import dev.camelion.ddl.model.MySqlType;
import org.jspecify.annotations.Nullable;

/** A column with one thing changed. */
record Column(ColumnModel of) {
    ColumnModel named(String name) {
        return copy(name, of.type(), of.nullable(), of.defaultExpression(), of.invisible(), of.enumName());
    }

    ColumnModel withType(MySqlType type) {
        return copy(of.name(), type, of.nullable(), of.defaultExpression(), of.invisible(), of.enumName());
    }

    ColumnModel withDefault(@Nullable String expression) {
        return copy(of.name(), of.type(), of.nullable(), expression, of.invisible(), of.enumName());
    }

    ColumnModel withInvisible(boolean invisible) {
        return copy(of.name(), of.type(), of.nullable(), of.defaultExpression(), invisible, of.enumName());
    }

    ColumnModel withEnumName(@Nullable String enumName) {
        return copy(of.name(), of.type(), of.nullable(), of.defaultExpression(), of.invisible(), enumName);
    }

    ColumnModel notNull() {
        return copy(of.name(), of.type(), false, of.defaultExpression(), of.invisible(), of.enumName());
    }

    private ColumnModel copy(
            String name,
            MySqlType type,
            boolean nullable,
            @Nullable String defaultExpression,
            boolean invisible,
            @Nullable String enumName) {
        return new ColumnModel(
                of.id(),
                name,
                type,
                nullable,
                defaultExpression,
                of.autoIncrement(),
                of.generation(),
                of.storedGeneration(),
                invisible,
                of.onUpdate(),
                of.comment(),
                enumName);
    }
}
