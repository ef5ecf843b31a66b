package dev.camelion.ddl.apply;

import dev.camelion.ddl.model.ColumnModel;
import dev.camelion.ddl.model.IndexModel;
import dev.camelion.ddl.model.SourceModel;
import dev.camelion.ddl.model.TableModel;
import dev.camelion.ddl.name.Identifiers;
import dev.camelion.ddl.policy.TranslationPolicy;
import dev.camelion.ddl.render.Indexes;
import dev.camelion.ddl.type.TypeMap;
import dev.camelion.model.TableId;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Names of indexes and enum types in the target. MySQL has index names per table, PostgreSQL per schema and shared with
 * tables and types. A name once given stays, except where a table comes to need it.
 */
public final class TargetNames {
    private final TypeMap types;
    private final TranslationPolicy policy;
    private final Indexes indexes;

    public TargetNames(TypeMap types, TranslationPolicy policy) {
        this.types = types;
        this.policy = policy;
        this.indexes = new Indexes(types);
    }

    /** {@code after} with every index and enum type of the table named, and no other index under the table's name. */
    public SourceModel assign(SourceModel before, SourceModel after, TableId id) {
        var table = after.table(id).orElseThrow();
        var next = evict(after, table);
        var old = before.tables().values().stream()
                .filter(t -> t.identity() == table.identity())
                .findFirst();
        return next.with(id, named(next, table, old));
    }

    static IndexModel unnamed(IndexModel index) {
        return named(index, null);
    }

    private static IndexModel named(IndexModel index, @Nullable String targetName) {
        return new IndexModel(index.id(), index.name(), index.kind(), index.parts(), targetName, index.generated());
    }

    private TableModel named(SourceModel model, TableModel table, Optional<TableModel> old) {
        var moves = old.isPresent() && !schema(old.get()).equals(schema(table));
        var taken = taken(model, schema(table), table.identity());
        var inNewSchema = moves ? Set.copyOf(taken) : Set.<String>of();
        if (moves) {
            // an index that must change its name does so before its table moves
            taken.addAll(taken(model, schema(old.orElseThrow()), table.identity()));
        }
        var draft = new TableDraft(table);
        var mine = new HashSet<>(Set.of(table.targetName()));
        for (var index : table.indexes()) {
            var before = old.flatMap(
                    t -> t.indexes().stream().filter(i -> i.id() == index.id()).findFirst());
            var name = indexName(table, index, before, taken, mine, inNewSchema);
            draft.indexes.replaceAll(i -> i.id() == index.id() ? named(i, name) : i);
            if (name != null) {
                mine.add(name);
            }
        }
        taken.addAll(mine);
        table.columns()
                .forEach(column -> draft.replace(new Column(column).withEnumName(enumName(table, column, old, taken))));
        return draft.toModel();
    }

    private @Nullable String indexName(
            TableModel table,
            IndexModel index,
            Optional<IndexModel> before,
            Set<String> taken,
            Set<String> mine,
            Set<String> inNewSchema) {
        if (!indexes.isCarried(table, index)) {
            return null;
        }
        var current = index.targetName();
        var renamed = before.isPresent() && !before.get().name().equals(index.name());
        var wanted = index.kind() == IndexModel.Kind.PRIMARY
                ? table.targetName() + "_pkey"
                : table.targetName() + "_" + index.name();
        var isFree = current != null && !inNewSchema.contains(current) && !mine.contains(current);
        if (isFree && (!renamed || isTaken(Identifiers.fitted(wanted), table, taken, mine))) {
            return current;
        }
        return free(wanted, name -> isTaken(name, table, taken, mine));
    }

    private static boolean isTaken(String name, TableModel table, Set<String> taken, Set<String> mine) {
        return taken.contains(name)
                || mine.contains(name)
                || table.indexes().stream().anyMatch(index -> name.equals(index.targetName()));
    }

    private @Nullable String enumName(
            TableModel table, ColumnModel column, Optional<TableModel> old, Set<String> taken) {
        if (!types.isEnum(table, column)) {
            return null;
        }
        var before = old.flatMap(t -> t.column(column.id()).filter(c -> types.isEnum(t, c)));
        if (column.enumName() != null && before.isPresent() && EnumLabels.grow(before.get(), column)) {
            return column.enumName();
        }
        var name = free(
                "enum_" + table.id().table() + "_" + column.name(),
                n -> taken.contains(n) || n.equals(column.enumName()));
        taken.add(name);
        return name;
    }

    private static String free(String wanted, java.util.function.Predicate<String> taken) {
        var name = Identifiers.fitted(wanted);
        for (int i = 1; taken.test(name); i++) {
            name = Identifiers.fitted(wanted + "_" + i);
        }
        return name;
    }

    /** An index or type of ours that holds the table's name gives way. */
    private SourceModel evict(SourceModel model, TableModel table) {
        var next = model;
        for (var other : model.tables().values()) {
            var holds =
                    other.indexes().stream().anyMatch(i -> table.targetName().equals(i.targetName()));
            if (holds && schema(other).equals(schema(table)) && other.identity() != table.identity()) {
                var taken = taken(model, schema(other), -1);
                var draft = new TableDraft(other);
                draft.indexes.replaceAll(i -> table.targetName().equals(i.targetName())
                        ? named(i, free(table.targetName() + "_idx", taken::contains))
                        : i);
                next = next.with(other.id(), draft.toModel());
            }
        }
        return next;
    }

    private Set<String> taken(SourceModel model, String schema, long exceptIdentity) {
        var names = new HashSet<String>();
        for (var table : model.tables().values()) {
            if (schema(table).equals(schema) && table.identity() != exceptIdentity) {
                names.add(table.targetName());
                table.indexes().stream().map(IndexModel::targetName).forEach(name -> add(names, name));
                table.columns().stream().map(ColumnModel::enumName).forEach(name -> add(names, name));
            }
        }
        return names;
    }

    private static void add(Set<String> names, @Nullable String name) {
        if (name != null) {
            names.add(name);
        }
    }

    private String schema(TableModel table) {
        return policy.schema(table.id().database());
    }
}
