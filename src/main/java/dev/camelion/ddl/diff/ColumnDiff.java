package dev.camelion.ddl.diff;

import dev.camelion.ddl.apply.EnumLabels;
import dev.camelion.ddl.model.ColumnModel;
import dev.camelion.ddl.model.TableModel;
import dev.camelion.ddl.name.Identifiers;
import dev.camelion.ddl.render.Columns;
import dev.camelion.ddl.render.Defaults;
import dev.camelion.ddl.render.Literals;
import dev.camelion.ddl.render.TableWarnings;
import dev.camelion.ddl.type.Narrowing;
import dev.camelion.ddl.type.TypeMap;
import java.time.Instant;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** One column in two states; it has its new name already. */
final class ColumnDiff {
    private final TypeMap types;
    private final TableModel before;
    private final ColumnModel old;
    private final TableModel after;
    private final ColumnModel column;
    private final String schema;
    private final String table;
    private final Script script;
    private final String oldType;
    private final String newType;
    private final @Nullable String oldDefault;
    private final @Nullable String newDefault;

    ColumnDiff(
            TypeMap types,
            TableModel before,
            ColumnModel old,
            TableModel after,
            ColumnModel column,
            String schema,
            String table,
            Script script) {
        this.types = types;
        this.before = before;
        this.old = old;
        this.after = after;
        this.column = column;
        this.schema = schema;
        this.table = table;
        this.script = script;
        this.oldType = types.targetType(schema, before, old);
        this.newType = types.targetType(schema, after, column);
        this.oldDefault = Defaults.of(old, oldType, types.zone(before, old)).sql();
        this.newDefault =
                Defaults.of(column, newType, types.zone(after, column)).sql();
    }

    void append() {
        var typeChanges = !oldType.equals(newType);
        var defaultChanges = typeChanges || !Objects.equals(oldDefault, newDefault);
        if (oldDefault != null && defaultChanges) {
            alter("DROP DEFAULT");
        }
        if (isIdentity(before, old) && !isIdentity(after, column)) {
            alter("DROP IDENTITY IF EXISTS");
        }
        if (!old.nullable() && column.nullable()) {
            alter("DROP NOT NULL");
        }
        changeType(typeChanges);
        if (old.nullable() && !column.nullable()) {
            fillAndSetNotNull();
        }
        if (newDefault != null && defaultChanges) {
            alter("SET DEFAULT " + newDefault);
        }
        if (!isIdentity(before, old) && isIdentity(after, column)) {
            addIdentity();
        }
        if (!old.comment().equals(column.comment())) {
            var comment = column.comment().isEmpty() ? "NULL" : Literals.string(column.comment());
            script.add("COMMENT ON COLUMN %s.%s IS %s", table, Columns.name(column), comment);
        }
        warn(typeChanges
                || !Objects.equals(old.defaultExpression(), column.defaultExpression())
                || !Objects.equals(old.generation(), column.generation()));
    }

    private void alter(String what) {
        script.add("ALTER TABLE %s ALTER COLUMN %s %s", table, Columns.name(column), what);
    }

    private boolean isIdentity(TableModel owner, ColumnModel of) {
        return new Columns(types).isIdentity(owner, of);
    }

    private void changeType(boolean typeChanges) {
        var isChecked = types.isCheckedText(after, column);
        var labelsChange = !old.type().labels().equals(column.type().labels());
        if (types.isCheckedText(before, old) && (labelsChange || !isChecked)) {
            script.add("ALTER TABLE %s DROP CONSTRAINT IF EXISTS %s", table, Columns.checkName(old));
        }
        if (typeChanges) {
            convert();
        } else if (types.isEnum(after, column) && labelsChange) {
            addLabels();
        } else if (!old.type().equals(column.type())) {
            changeValues();
        }
        if (isChecked && (labelsChange || !types.isCheckedText(before, old))) {
            script.add("ALTER TABLE %s ADD %s NOT VALID", table, Columns.check(column));
        }
        if (column.generation() != null && !column.generation().equals(old.generation())) {
            new ColumnAddition(types, after, schema, table, Instant.EPOCH, script).fillGenerated(column);
        }
    }

    /** The PostgreSQL type stays, the values may not. */
    private void changeValues() {
        if (column.type().name().equals("char") && !old.type().name().equals("char")) {
            var name = Columns.name(column);
            script.add("UPDATE %s SET %s = %s WHERE %s LIKE '%% '", table, name, Conversion.trimmed(name), name);
        }
        var copy = Conversion.ofSameTarget(old, column);
        if (copy != null) {
            script.needsCopy(copy);
        }
    }

    private void convert() {
        if (types.isEnum(after, column)) {
            script.add(new Columns(types).createEnum(schema, after, column));
        }
        var conversion = Conversion.of(old, oldType, column, newType, Columns.name(column));
        alter("TYPE " + newType + " USING " + conversion.using());
        if (conversion.copyReason() != null) {
            script.needsCopy(conversion.copyReason());
        } else if (types.isOverridden(after, column)
                && Narrowing.of(column.type(), newType).isPresent()) {
            script.needsCopy("type-override makes %s %s, which may have cut values that MySQL keeps"
                    .formatted(column.name(), newType));
        }
        if (types.isEnum(before, old)) {
            script.add("DROP TYPE IF EXISTS %s", Identifiers.qualified(schema, TypeMap.enumName(before, old)));
        }
    }

    /** In the order MySQL has them: each new label after the one before it. */
    private void addLabels() {
        var labels = Columns.labels(column);
        var added = EnumLabels.added(old, column);
        for (int i = 0; i < labels.size(); i++) {
            if (added.contains(labels.get(i))) {
                var place = i == 0
                        ? "BEFORE " + Literals.string(old.type().labels().get(0))
                        : "AFTER " + Literals.string(labels.get(i - 1));
                script.addAhead("ALTER TYPE %s ADD VALUE IF NOT EXISTS %s %s"
                        .formatted(newType, Literals.string(labels.get(i)), place));
            }
        }
    }

    private void fillAndSetNotNull() {
        if (ImplicitDefaults.isZeroDate(column)) {
            script.add(ColumnRules.notNullWherePossible(table, column));
            return;
        }
        script.add(
                "UPDATE %s SET %s = %s WHERE %s IS NULL",
                table, Columns.name(column), ImplicitDefaults.of(column, newType), Columns.name(column));
        alter("SET NOT NULL");
    }

    private void addIdentity() {
        alter("ADD GENERATED BY DEFAULT AS IDENTITY");
        script.add(ColumnRules.continueIdentity(table, column));
    }

    private void warn(boolean changes) {
        if (changes) {
            script.warn(new TableWarnings(types, after).of(column));
        }
    }
}
