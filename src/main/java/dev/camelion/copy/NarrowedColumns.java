package dev.camelion.copy;

import dev.camelion.ddl.model.ColumnModel;
import dev.camelion.ddl.model.TableModel;
import dev.camelion.ddl.type.Narrowing;
import dev.camelion.error.ErrorCode;
import dev.camelion.error.ReplicaException;
import dev.camelion.source.Quoted;
import dev.camelion.source.SourceConnections;
import dev.camelion.source.SourceTable;
import dev.camelion.source.SourceTables;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;

/** Columns whose type by override cannot hold every value that MySQL's can: their rows are asked before any is copied. */
public final class NarrowedColumns {
    private final SourceConnections source;
    private final TargetDesign design;

    public NarrowedColumns(SourceConnections source, TargetDesign design) {
        this.source = source;
        this.design = design;
    }

    /**
     * Reads every table once that has such columns, and no other.
     *
     * @throws ReplicaException where rows do not fit, with all the columns
     */
    public void check(CopyPlan plan) throws SQLException {
        var misfits = new ArrayList<String>();
        try (var connection = source.open()) {
            var databases = new TreeSet<>(plan.schemas().keySet());
            var tables = new SourceTables(connection);
            var ids = tables.list(databases, plan.included()).stream()
                    .map(SourceTable::id)
                    .toList();
            var model = design.read(tables.definitions(ids), tables.charsets(databases));
            for (var table : model.tables().values()) {
                misfits.addAll(misfits(connection, table));
            }
        }
        if (!misfits.isEmpty()) {
            throw new ReplicaException(
                    ErrorCode.SETTING_INVALID,
                    "type-override does not hold the rows that there are: " + String.join("; ", misfits),
                    "Choose a type that holds them, or correct the rows in the source, then run init_replica again");
        }
    }

    private List<String> misfits(Connection connection, TableModel table) throws SQLException {
        var narrowed = new LinkedHashMap<ColumnModel, Narrowing>();
        for (var column : table.columns()) {
            if (design.isOverridden(table, column)) {
                Narrowing.of(column.type(), design.rule(table, column).targetType())
                        .ifPresent(narrowing -> narrowed.put(column, narrowing));
            }
        }
        return narrowed.isEmpty() ? List.of() : misfits(connection, table, narrowed);
    }

    private List<String> misfits(Connection connection, TableModel table, Map<ColumnModel, Narrowing> narrowed)
            throws SQLException {
        var expressions = new ArrayList<String>();
        narrowed.forEach((column, narrowing) -> {
            var name = Quoted.name(column.name());
            expressions.add("COUNT(CASE WHEN %s THEN 1 END)".formatted(Narrowing.of(narrowing.unfit(), name)));
            expressions.add(Narrowing.of(narrowing.least(), name));
            expressions.add(narrowing.most() == null ? "NULL" : Narrowing.of(narrowing.most(), name));
        });
        var misfits = new ArrayList<String>();
        try (var statement = connection.createStatement();
                var row = statement.executeQuery(
                        "SELECT %s FROM %s".formatted(String.join(", ", expressions), Quoted.table(table.id())))) {
            row.next();
            var index = 1;
            for (var column : narrowed.entrySet()) {
                if (row.getLong(index) > 0) {
                    misfits.add(misfit(row, index, table, column.getKey(), column.getValue()));
                }
                index += 3;
            }
        }
        return misfits;
    }

    private String misfit(ResultSet row, int index, TableModel table, ColumnModel column, Narrowing narrowing)
            throws SQLException {
        var found = narrowing.found().formatted(row.getString(index + 1), row.getString(index + 2));
        return "%s.%s has %d rows that %s cannot hold, %s (it holds %s)"
                .formatted(
                        table.id(),
                        column.name(),
                        row.getLong(index),
                        design.rule(table, column).targetType(),
                        found,
                        narrowing.holds());
    }
}
