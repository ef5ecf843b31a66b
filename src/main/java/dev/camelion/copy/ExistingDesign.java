package dev.camelion.copy;

import dev.camelion.ddl.model.ColumnModel;
import dev.camelion.ddl.model.SourceModel;
import dev.camelion.ddl.model.TableModel;
import dev.camelion.ddl.outcome.CascadingKey;
import dev.camelion.ddl.outcome.DdlWarning;
import dev.camelion.model.TableId;
import dev.camelion.value.ValueRule;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
 * Loading tables with the columns, defaults and checks of the tables that the target has; rows that these would refuse
 * are refused while they are loaded.
 */
final class ExistingDesign implements TargetDesign {
    private final TargetDesign design;
    private final Map<String, String> schemas;
    private final Map<TableId, ExistingTable> tables;

    /** @param schemas PostgreSQL schema of each MySQL database */
    ExistingDesign(TargetDesign design, Map<String, String> schemas, Map<TableId, ExistingTable> tables) {
        this.design = design;
        this.schemas = Map.copyOf(schemas);
        this.tables = Map.copyOf(tables);
    }

    @Override
    public boolean keepsTables() {
        return true;
    }

    @Override
    public List<String> tables(TableModel table, String schema) {
        if (table.columns().isEmpty()) {
            return design.tables(table, schema);
        }
        var loading = Names.quoted(schema, table.targetName());
        var target = Names.quoted(Objects.requireNonNull(schemas.get(table.id().database())), table.targetName());
        var statements = new ArrayList<String>();
        statements.add(("create table %s (like %s including defaults including constraints including identity"
                        + " including storage)")
                .formatted(loading, target));
        var existing = tables.get(table.id());
        if (existing != null) {
            // plain here: the source's value comes and is not used
            existing.generated()
                    .forEach(column -> statements.add(
                            "alter table %s alter column %s drop not null".formatted(loading, Names.quoted(column))));
        }
        return statements;
    }

    /** For rows that are read again before they are moved on. */
    @Override
    public List<String> key(TableModel table, String schema) {
        var columns = table.keyColumns().stream()
                .map(column -> Names.quoted(columnName(column)))
                .toList();
        return columns.isEmpty()
                ? List.of()
                : List.of("create unique index on %s (%s)"
                        .formatted(Names.quoted(schema, table.targetName()), String.join(", ", columns)));
    }

    @Override
    public List<String> indexes(TableModel table, String schema) {
        return List.of();
    }

    @Override
    public List<String> comments(TableModel table, String schema) {
        return List.of();
    }

    @Override
    public SourceModel read(Map<TableId, String> definitions, Map<String, String> charsets) {
        return design.read(definitions, charsets);
    }

    @Override
    public String columnName(ColumnModel column) {
        return design.columnName(column);
    }

    @Override
    public List<CascadingKey> foreignKeys(SourceModel model, TableModel table) {
        return design.foreignKeys(model, table);
    }

    @Override
    public List<DdlWarning> warnings(SourceModel model) {
        return design.warnings(model);
    }

    @Override
    public boolean isOverridden(TableModel table, ColumnModel column) {
        return design.isOverridden(table, column);
    }

    @Override
    public ValueRule rule(TableModel table, ColumnModel column) {
        return design.rule(table, column);
    }
}
