package dev.camelion.ddl.render;

import dev.camelion.ddl.model.ColumnModel;
import dev.camelion.ddl.model.IndexModel;
import dev.camelion.ddl.model.TableModel;
import dev.camelion.ddl.name.Identifiers;
import dev.camelion.ddl.outcome.DdlWarning;
import dev.camelion.ddl.type.TypeMap;
import java.util.ArrayList;
import java.util.List;

/** What of a table PostgreSQL does not get, or gets otherwise. */
public final class TableWarnings {
    private final TypeMap types;
    private final TableModel table;
    private final List<DdlWarning> warnings = new ArrayList<>();

    public TableWarnings(TypeMap types, TableModel table) {
        this.types = types;
        this.table = table;
    }

    public List<DdlWarning> all() {
        if (table.partitioning() != null) {
            warn("partitions-not-carried", "the target has one plain table");
        }
        if (Identifiers.isRenamed(table.id().table())) {
            warn("name-changed", "the target's name is %s".formatted(table.targetName()));
        }
        table.columns().forEach(this::column);
        table.indexes().forEach(this::index);
        table.checks()
                .forEach(check ->
                        warn("check-not-carried", "the check %s guards the source only".formatted(check.name())));
        return warnings;
    }

    public List<DdlWarning> of(ColumnModel column) {
        column(column);
        return warnings;
    }

    public List<DdlWarning> of(IndexModel index) {
        index(index);
        return warnings;
    }

    private void column(ColumnModel column) {
        var defaultValue = Defaults.of(column, types.targetType(table, column), types.zone(table, column));
        if (defaultValue.warning() != null) {
            warn("default-not-carried", "column %s: %s".formatted(column.name(), defaultValue.warning()));
        }
        if (Identifiers.isRenamed(column.name())) {
            warn(
                    "name-changed",
                    "the target's name of column %s is %s"
                            .formatted(column.name(), Identifiers.targetName(column.name())));
        }
        if (column.generation() != null) {
            warn("generated-as-plain", "column %s is generated at the source only".formatted(column.name()));
        }
        if (column.autoIncrement() && !new Columns(types).isIdentity(table, column)) {
            warn("identity-not-carried", "column %s is not of an integer type".formatted(column.name()));
        }
        if (column.type().name().equals("vector")) {
            warn("vector-as-bytes", "column %s holds its values as bytes".formatted(column.name()));
        }
    }

    private void index(IndexModel index) {
        var warning = new Indexes(types).create(table, "", index).warning();
        if (warning != null) {
            warn(index.kind() == IndexModel.Kind.PRIMARY ? "key-on-whole-columns" : "index-not-carried", warning);
        }
    }

    private void warn(String code, String text) {
        warnings.add(new DdlWarning(code, table.id(), text));
    }
}
