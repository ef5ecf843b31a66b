package dev.camelion.ddl.cascade;

import dev.camelion.ddl.model.ColumnModel;
import dev.camelion.ddl.model.ForeignKeyModel;
import dev.camelion.ddl.model.SourceModel;
import dev.camelion.ddl.model.TableModel;
import dev.camelion.ddl.name.Identifiers;
import dev.camelion.ddl.outcome.CascadingKey;
import dev.camelion.ddl.outcome.DdlWarning;
import dev.camelion.ddl.policy.TranslationPolicy;
import dev.camelion.model.TableId;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** The foreign keys of one model by which InnoDB changes rows of replicated tables. Pure. */
public final class Cascades {
    private static final String RESTRICT = "restrict";
    private static final Set<String> TEXTS = Set.of("char", "varchar", "tinytext", "text", "mediumtext", "longtext");

    private final SourceModel model;
    private final TranslationPolicy policy;

    public Cascades(SourceModel model, TranslationPolicy policy) {
        this.model = model;
        this.policy = policy;
    }

    /** A key with both its tables, columns in the same order. */
    private record Resolved(
            ForeignKeyModel key, List<ColumnModel> columns, TableModel parent, List<ColumnModel> parentColumns) {}

    /** The cascading keys of a table; those whose other table is not replicated are left out. */
    public List<CascadingKey> of(TableModel table) {
        return resolved(table).stream().map(this::cascadingKey).toList();
    }

    /** Says which rows of a table change unseen: those that refer to rows of a table that is not replicated. */
    public List<DdlWarning> warnings(TableModel table) {
        return acting(table).stream()
                .filter(key -> !policy.replicates(key.referenced()))
                .map(key -> new DdlWarning(
                        "foreign-key-parent-not-replicated",
                        table.id(),
                        "foreign key %s: %s is not replicated, rows that its actions change cannot be seen"
                                .formatted(key.name(), key.referenced())))
                .toList();
    }

    /** What of each table other replicated tables, or itself, refer to; tables without such keys are not in it. */
    public Map<TableId, ReferencedColumns> referenced() {
        var referenced = new HashMap<TableId, ReferencedColumns>();
        for (var table : model.tables().values()) {
            for (var key : resolved(table)) {
                referenced.merge(key.parent.id(), referenced(key), ReferencedColumns::and);
            }
        }
        return referenced;
    }

    private static ReferencedColumns referenced(Resolved key) {
        var columns = key.parentColumns.stream().map(ColumnModel::name).collect(Collectors.toSet());
        return new ReferencedColumns(
                columns,
                !action(key.key.onDelete()).equals(RESTRICT),
                action(key.key.onUpdate()).equals(RESTRICT) ? Set.of() : columns);
    }

    private List<Resolved> resolved(TableModel table) {
        return acting(table).stream()
                .filter(key -> policy.replicates(key.referenced()))
                .flatMap(key -> resolved(table, key).stream())
                .toList();
    }

    private List<ForeignKeyModel> acting(TableModel table) {
        if (table.foreignKeys().isEmpty() || !policy.replicates(table.id()) || !hasForeignKeys(table)) {
            return List.of();
        }
        return table.foreignKeys().stream()
                .filter(key -> !action(key.onDelete()).equals(RESTRICT)
                        || !action(key.onUpdate()).equals(RESTRICT))
                .toList();
    }

    /** MySQL reads the foreign keys of other engines and forgets them. */
    private static boolean hasForeignKeys(TableModel table) {
        return table.engine() == null || table.engine().equalsIgnoreCase("InnoDB");
    }

    /** Empty while the other table does not exist, which MySQL allows without foreign key checks. */
    private Optional<Resolved> resolved(TableModel table, ForeignKeyModel key) {
        return model.table(key.referenced())
                .filter(Cascades::hasForeignKeys)
                .map(parent -> new Resolved(key, columns(table, key), parent, parentColumns(parent, key)))
                .filter(found -> !found.columns.isEmpty() && found.columns.size() == found.parentColumns.size());
    }

    private static List<ColumnModel> columns(TableModel table, ForeignKeyModel key) {
        return key.columnIds().stream().flatMap(id -> table.column(id).stream()).toList();
    }

    /** REFERENCES without columns means the primary key. */
    private static List<ColumnModel> parentColumns(TableModel parent, ForeignKeyModel key) {
        if (key.referencedColumns().isEmpty()) {
            return parent.primaryKey().isPresent() ? parent.keyColumns() : List.of();
        }
        return key.referencedColumns().stream()
                .flatMap(name -> parent.column(name).stream())
                .toList();
    }

    private CascadingKey cascadingKey(Resolved found) {
        return new CascadingKey(
                found.key.name(),
                names(found.columns),
                policy.schema(found.parent.id().database()),
                found.parent.targetName(),
                names(found.parentColumns),
                action(found.key.onDelete()),
                action(found.key.onUpdate()),
                found.columns.stream().anyMatch(Cascades::foldsCase)
                        || found.parentColumns.stream().anyMatch(Cascades::foldsCase));
    }

    private static List<String> names(List<ColumnModel> columns) {
        return columns.stream()
                .map(column -> Identifiers.targetName(column.name()))
                .toList();
    }

    /** The default collation of every character set but binary, whose columns are no texts, is one without case. */
    private static boolean foldsCase(ColumnModel column) {
        var type = column.type();
        return TEXTS.contains(type.name())
                && Objects.requireNonNullElse(type.collation(), "_ci").endsWith("_ci");
    }

    /** InnoDB refuses what SET DEFAULT would change, as it does without an action. */
    private static String action(String mysql) {
        return switch (mysql) {
            case "CASCADE" -> "cascade";
            case "SET NULL" -> "set null";
            default -> RESTRICT;
        };
    }
}
