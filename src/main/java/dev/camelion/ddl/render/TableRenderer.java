package dev.camelion.ddl.render;

import dev.camelion.ddl.model.IndexModel;
import dev.camelion.ddl.model.TableModel;
import dev.camelion.ddl.name.Identifiers;
import dev.camelion.ddl.outcome.DdlWarning;
import dev.camelion.ddl.policy.TranslationPolicy;
import dev.camelion.ddl.type.TypeMap;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/**
 * A new table in the phases in which it is made, so that rows can be loaded between them: {@link #types()}, {@link
 * #table()}, the rows, {@link #keysAndIndexes()}, {@link #comments()}. Pure.
 */
public final class TableRenderer {
    private final TypeMap types;
    private final Columns columns;
    private final Indexes indexes;
    private final TableModel table;
    private final String schema;

    /** @param schema where the table is made, which may differ from the one the policy gives it */
    public TableRenderer(TranslationPolicy policy, TableModel table, String schema) {
        this(new TypeMap(policy), table, schema);
    }

    public TableRenderer(TypeMap types, TableModel table, String schema) {
        this.types = types;
        this.columns = new Columns(types);
        this.indexes = new Indexes(types);
        this.table = table;
        this.schema = schema;
    }

    /** The enum types of the table's columns. */
    public List<String> types() {
        return table.columns().stream()
                .filter(column -> types.isEnum(table, column))
                .map(column -> columns.createEnum(schema, table, column))
                .toList();
    }

    /** The table with columns, defaults and identities, without keys. */
    public List<String> table() {
        var lines = new ArrayList<String>();
        table.columns().forEach(column -> lines.add("    " + columns.definition(schema, table, column)));
        table.columns().stream()
                .filter(column -> types.isCheckedText(table, column))
                .forEach(column -> lines.add("    " + Columns.check(column)));
        var statements = new ArrayList<String>();
        statements.add("CREATE TABLE %s (\n%s\n)%s"
                .formatted(name(), lines.stream().collect(Collectors.joining(",\n")), fillfactor()));
        autoIncrement().ifPresent(statements::add);
        return statements;
    }

    private String fillfactor() {
        return types.options()
                .fillfactor()
                .apply(table.id())
                .map(" WITH (fillfactor = %d)"::formatted)
                .orElse("");
    }

    private java.util.Optional<String> autoIncrement() {
        var next = table.autoIncrement();
        return next == null ? java.util.Optional.empty() : restart(next);
    }

    /** The statement that lets the table's AUTO_INCREMENT go on at {@code next}. */
    public java.util.Optional<String> restart(long next) {
        return table.columns().stream()
                .filter(column -> columns.isIdentity(table, column))
                .findFirst()
                .map(column -> "ALTER TABLE %s ALTER COLUMN %s RESTART WITH %d"
                        .formatted(name(), Columns.name(column), Math.max(next, 1)));
    }

    /** The primary key, unique keys and indexes that PostgreSQL gets. */
    public List<String> keysAndIndexes() {
        return indexes(index -> true);
    }

    /** The key that identifies rows, one statement at the most. */
    public List<String> key() {
        return indexes(index -> index.equals(table.keyIndex().orElse(null)));
    }

    /** The other keys and indexes, which may be built side by side. */
    public List<String> otherIndexes() {
        return indexes(index -> !index.equals(table.keyIndex().orElse(null)));
    }

    private List<String> indexes(Predicate<IndexModel> wanted) {
        var statements = new ArrayList<String>();
        table.indexes().stream().filter(wanted).forEach(index -> {
            var sql = indexes.create(table, schema, index).sql();
            if (sql != null) {
                statements.add(sql);
            }
        });
        return statements;
    }

    /** Comments of the table and its columns. */
    public List<String> comments() {
        var statements = new ArrayList<String>();
        table.columns().stream()
                .filter(column -> !column.comment().isEmpty())
                .forEach(column -> statements.add("COMMENT ON COLUMN %s.%s IS %s"
                        .formatted(name(), Columns.name(column), Literals.string(column.comment()))));
        if (!table.comment().isEmpty()) {
            statements.add("COMMENT ON TABLE %s IS %s".formatted(name(), Literals.string(table.comment())));
        }
        return statements;
    }

    /** The rights of those who may read every table. */
    private List<String> grants() {
        return new ReaderGrants(types.options().readers()).onTable(schema, table.targetName());
    }

    /** All phases, for a table without rows, and who may read it. */
    public List<String> all() {
        var statements = new ArrayList<>(types());
        statements.addAll(table());
        statements.addAll(keysAndIndexes());
        statements.addAll(comments());
        statements.addAll(grants());
        return statements;
    }

    /** What of the table PostgreSQL does not get. */
    public List<DdlWarning> warnings() {
        return new TableWarnings(types, table).all();
    }

    private String name() {
        return Identifiers.qualified(schema, table.targetName());
    }
}
