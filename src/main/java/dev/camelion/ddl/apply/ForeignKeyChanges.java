package dev.camelion.ddl.apply;

import dev.camelion.ddl.model.ForeignKeyModel;
import dev.camelion.ddl.model.IndexModel.Kind;
import dev.camelion.ddl.statement.TableChange;
import dev.camelion.ddl.statement.TableChange.IndexDefinition;
import dev.camelion.ddl.statement.TableChange.PartDefinition;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** Foreign keys and the index that MySQL makes for each where no other serves. */
final class ForeignKeyChanges {
    private static final Set<String> ENGINES = Set.of("innodb", "ndb", "ndbcluster");

    private final TableDraft draft;
    private final KeyChanges keys;

    ForeignKeyChanges(TableDraft draft, KeyChanges keys) {
        this.draft = draft;
        this.keys = keys;
    }

    void drop(String name) {
        if (!draft.foreignKeys.removeIf(key -> key.name().equalsIgnoreCase(name)) && keepsForeignKeys()) {
            throw draft.unknown("foreign key", name);
        }
    }

    /**
     * Adds a foreign key.
     *
     * @param named the indexes that the same statement names, which serve wherever in it they stand
     */
    void add(TableChange.AddForeignKey add, List<IndexDefinition> named) {
        var name = add.constraint() != null
                ? add.constraint()
                : GeneratedNames.numbered(
                        draft.id().table() + "_ibfk_",
                        draft.foreignKeys.stream().map(ForeignKeyModel::name).toList());
        var columns = new ArrayList<@Nullable Long>();
        add.columns().forEach(column -> columns.add(draft.columnAfter(column).id()));
        if (keepsForeignKeys()) {
            draft.foreignKeys.add(new ForeignKeyModel(
                    name,
                    columns.stream().map(Long.class::cast).toList(),
                    add.referenced(),
                    add.referencedColumns(),
                    add.onDelete(),
                    add.onUpdate()));
        }
        if (draft.indexes.stream().noneMatch(index -> KeyChanges.coversColumns(index, columns))
                && named.stream().noneMatch(index -> serves(index, add.columns()))) {
            keys.addIndex(index(add), true);
        }
    }

    private static boolean serves(IndexDefinition index, List<String> columns) {
        var parts = index.parts();
        return index.kind() != Kind.FULLTEXT
                && index.kind() != Kind.SPATIAL
                && parts.size() >= columns.size()
                && IntStream.range(0, columns.size())
                        .allMatch(i ->
                                columns.get(i).equalsIgnoreCase(parts.get(i).column())
                                        && parts.get(i).prefix() == null
                                        && !parts.get(i).descending());
    }

    /** Other engines forget the foreign key and keep its index. */
    private boolean keepsForeignKeys() {
        return draft.engine == null || ENGINES.contains(draft.engine.toLowerCase(Locale.ROOT));
    }

    private static IndexDefinition index(TableChange.AddForeignKey add) {
        var parts = add.columns().stream()
                .map(column -> new PartDefinition(column, null, null, false))
                .toList();
        return new IndexDefinition(add.constraint() != null ? add.constraint() : add.index(), Kind.PLAIN, parts);
    }
}
