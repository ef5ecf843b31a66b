package dev.camelion.ddl.diff;

import dev.camelion.ddl.model.ColumnModel;
import dev.camelion.ddl.model.TableModel;
import dev.camelion.ddl.render.Columns;
import dev.camelion.ddl.render.Defaults;
import dev.camelion.ddl.render.Expressions;
import dev.camelion.ddl.render.Literals;
import dev.camelion.ddl.render.TableWarnings;
import dev.camelion.ddl.type.TargetKind;
import dev.camelion.ddl.type.TypeMap;
import java.time.Instant;
import java.util.stream.Collectors;

/** A new column; old rows get in it what MySQL gives them. */
final class ColumnAddition {
    private final TypeMap types;
    private final TableModel table;
    private final String schema;
    private final String name;
    private final Instant time;
    private final Script script;
    private final Columns columns;

    ColumnAddition(TypeMap types, TableModel table, String schema, String name, Instant time, Script script) {
        this.types = types;
        this.table = table;
        this.schema = schema;
        this.name = name;
        this.time = time;
        this.script = script;
        this.columns = new Columns(types);
    }

    void add(ColumnModel column, TableModel before) {
        if (types.isEnum(table, column)) {
            script.add(columns.createEnum(schema, table, column));
        }
        if (columns.isIdentity(table, column)) {
            addNumbered(column, before);
        } else if (column.generation() != null) {
            addGenerated(column);
        } else {
            addPlain(column);
        }
        if (types.isCheckedText(table, column)) {
            script.add("ALTER TABLE %s ADD %s NOT VALID", name, Columns.check(column));
        }
        if (!column.comment().isEmpty()) {
            script.add("COMMENT ON COLUMN %s.%s IS %s", name, Columns.name(column), Literals.string(column.comment()));
        }
        script.warn(new TableWarnings(types, table).of(column));
    }

    private void addPlain(ColumnModel column) {
        var type = types.targetType(schema, table, column);
        var defaultSql = Defaults.of(column, type, types.zone(table, column)).sql();
        var text = column.defaultExpression();
        if (text != null && defaultSql != null && Defaults.isCurrent(text)) {
            addWithTime(column, type, defaultSql);
        } else if (defaultSql != null || column.nullable()) {
            script.add("ALTER TABLE %s ADD COLUMN %s", name, columns.definition(schema, table, column));
            warnOfLostFill(column, defaultSql == null || Defaults.isVolatile(defaultSql));
        } else if (column.defaultExpression() == null && ImplicitDefaults.isZeroDate(column)) {
            addWithZeroDate(column, type);
        } else {
            addWithFill(column, type, ImplicitDefaults.of(column, type));
            warnOfLostFill(column, true);
        }
    }

    /** Old rows get a zero date in MySQL. */
    private void addWithZeroDate(ColumnModel column, String type) {
        switch (types.zeroDate(table, column)) {
            case EPOCH -> addWithFill(column, type, ImplicitDefaults.of(column, type));
            case MINUS_INFINITY -> addWithFill(column, type, "'-infinity'");
            case NULL, FAIL -> {
                // no row of them can be refused any more
                script.add("ALTER TABLE %s ADD COLUMN %s %s", name, Columns.name(column), type);
                script.add(ColumnRules.notNullWherePossible(name, column));
            }
        }
        warnOfLostFill(column, true);
    }

    /** A default that has no translation would have been the value of the old rows. */
    private void warnOfLostFill(ColumnModel column, boolean isLost) {
        var text = column.defaultExpression();
        if (isLost && text != null && !text.equals("NULL")) {
            script.needsCopy("old rows got %s in the new column %s".formatted(text, column.name()));
        } else if (isLost && !column.nullable() && ImplicitDefaults.isZeroDate(column)) {
            script.warn(
                    "zero-date", table.id(), "old rows got a zero date in the new column %s".formatted(column.name()));
        }
    }

    private void addWithTime(ColumnModel column, String type, String defaultSql) {
        addWithFill(
                column,
                type,
                TimeOfStatement.literal(
                        time, type, Defaults.isCurrentDate(String.valueOf(column.defaultExpression()))));
        script.add("ALTER TABLE %s ALTER COLUMN %s SET DEFAULT %s", name, Columns.name(column), defaultSql);
        if (type.matches(".*\\([1-6]\\).*")) {
            script.needsCopy("old rows got fractions of a second in the new column %s, which the binlog does not have"
                    .formatted(column.name()));
        }
        if (TargetKind.of(type) != TargetKind.TIMESTAMPTZ) {
            script.warn(
                    "session-time-zone",
                    table.id(),
                    "old rows got the time of the statement in the new column %s; it is taken for UTC"
                            .formatted(column.name()));
        }
    }

    private void addWithFill(ColumnModel column, String type, String value) {
        var notNull = column.nullable() ? "" : " NOT NULL";
        script.add("ALTER TABLE %s ADD COLUMN %s %s DEFAULT %s%s", name, Columns.name(column), type, value, notNull);
        script.add("ALTER TABLE %s ALTER COLUMN %s DROP DEFAULT", name, Columns.name(column));
    }

    private void addGenerated(ColumnModel column) {
        var type = types.targetType(schema, table, column);
        script.add("ALTER TABLE %s ADD COLUMN %s %s", name, Columns.name(column), type);
        fillGenerated(column);
        if (!column.nullable()) {
            script.add("ALTER TABLE %s ALTER COLUMN %s SET NOT NULL", name, Columns.name(column));
        }
    }

    /** The column is a plain one while replicating: rows carry its value, old ones must be given theirs. */
    void fillGenerated(ColumnModel column) {
        var expression = Expressions.value(String.valueOf(column.generation()), table);
        if (expression.isPresent()) {
            script.add("UPDATE %s SET %s = %s", name, Columns.name(column), expression.get());
        } else {
            script.needsCopy("the values of %s are generated by (%s)".formatted(column.name(), column.generation()));
        }
    }

    /** MySQL numbers old rows in the order of the key by which it stores them. */
    private void addNumbered(ColumnModel column, TableModel before) {
        var columnName = Columns.name(column);
        var key = before.keyColumns();
        var order = key.stream()
                .flatMap(part -> table.column(part.id()).stream())
                .map(Columns::name)
                .collect(Collectors.joining(", "));
        script.add("ALTER TABLE %s ADD COLUMN %s %s", name, columnName, types.targetType(schema, table, column));
        script.add(
                "UPDATE %s AS t SET %s = n.number FROM (SELECT ctid, row_number() OVER (ORDER BY %s) AS number FROM %s) AS n"
                        + " WHERE n.ctid = t.ctid",
                name, columnName, order.isEmpty() ? "ctid" : order, name);
        script.add("ALTER TABLE %s ALTER COLUMN %s SET NOT NULL", name, columnName);
        script.add("ALTER TABLE %s ALTER COLUMN %s ADD GENERATED BY DEFAULT AS IDENTITY", name, columnName);
        script.add(ColumnRules.continueIdentity(name, column));
        if (key.isEmpty() || !key.stream().allMatch(part -> sortsAlike(part, before))) {
            script.needsCopy("MySQL numbered the old rows of %s in an order of its own".formatted(column.name()));
        }
    }

    /** Numbers and times have the same order on both sides, text has not. */
    private boolean sortsAlike(ColumnModel part, TableModel before) {
        var kind = TargetKind.of(types.targetType(before, part));
        var isTime = kind == TargetKind.DATE || kind == TargetKind.TIMESTAMP || kind == TargetKind.TIMESTAMPTZ;
        return table.column(part.id()).isPresent() && (kind.isNumber() || isTime);
    }
}
