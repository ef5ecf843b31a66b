package dev.camelion.ddl.model;

import dev.camelion.model.TableId;
import java.util.Collection;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * The tables of one source that the replica knows, at one position of its binlog. Immutable: a schema change gives a
 * new model. Tables of a replicated database that the include list leaves out are in it too: a rename may bring them in.
 *
 * @param charsets default character set of each database of the source
 * @param nextIdentity the identity that the next new table gets
 */
public record SourceModel(SortedMap<TableId, TableModel> tables, Map<String, String> charsets, long nextIdentity) {
    public SourceModel {
        tables = java.util.Collections.unmodifiableSortedMap(new TreeMap<>(tables));
        charsets = Map.copyOf(charsets);
    }

    public static SourceModel empty() {
        return new SourceModel(new TreeMap<>(), Map.of(), 1);
    }

    public static SourceModel of(Collection<TableModel> tables, Map<String, String> charsets) {
        var byId = new TreeMap<TableId, TableModel>();
        tables.forEach(table -> byId.put(table.id(), table));
        var next = tables.stream().mapToLong(TableModel::identity).max().orElse(0) + 1;
        return new SourceModel(byId, charsets, next);
    }

    public Optional<TableModel> table(TableId id) {
        return Optional.ofNullable(tables.get(id));
    }

    /** This model with {@code table} in place of what stood under {@code replaced}. */
    public SourceModel with(@Nullable TableId replaced, TableModel table) {
        var next = new TreeMap<>(tables);
        if (replaced != null) {
            next.remove(replaced);
        }
        next.put(table.id(), table);
        return new SourceModel(next, charsets, Math.max(nextIdentity, table.identity() + 1));
    }

    /** This model with the default character set of a database; null where the server's holds. */
    public SourceModel withCharset(String database, @Nullable String charset) {
        var next = new TreeMap<>(charsets);
        if (charset == null) {
            next.remove(database);
        } else {
            next.put(database, charset);
        }
        return new SourceModel(tables, next, nextIdentity);
    }

    public SourceModel without(TableId id) {
        var next = new TreeMap<>(tables);
        next.remove(id);
        return new SourceModel(next, charsets, nextIdentity);
    }
}
