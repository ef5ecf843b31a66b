package dev.camelion;

import dev.camelion.catalogue.TableStateRow;
import dev.camelion.config.TablePattern;
import dev.camelion.config.key.Nearest;
import dev.camelion.error.ErrorCode;
import dev.camelion.error.ReplicaException;
import dev.camelion.model.TableId;
import java.util.Collection;
import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;

/** Which tables of a source a sync is about. Pure. */
final class SyncSelection {
    private SyncSelection() {}

    /**
     * The tables that match a pattern.
     *
     * @param included the source's tables that are replicated, or are to be
     * @throws ReplicaException where a pattern matches none of them
     */
    static SortedSet<TableId> named(String source, List<TablePattern> patterns, Collection<TableId> included) {
        var selected = new TreeSet<TableId>();
        for (var pattern : patterns) {
            var matching = included.stream().filter(pattern::matches).toList();
            if (matching.isEmpty()) {
                throw new ReplicaException(
                        ErrorCode.OPTION_INVALID,
                        "--tables %s matches no table of source %s".formatted(pattern, source),
                        hint(pattern.toString(), included, source));
            }
            selected.addAll(matching);
        }
        return selected;
    }

    private static String hint(String name, Collection<TableId> included, String source) {
        return Nearest.to(name, included.stream().map(TableId::toString).toList())
                .map("Did you mean %s?"::formatted)
                .orElse("Name one as database.table; config/sources/%s.yaml says which are included".formatted(source));
    }

    /** The tables that are in quarantine or need a copy. */
    static SortedSet<TableId> troubled(List<TableStateRow> tables) {
        var selected = new TreeSet<TableId>();
        tables.stream()
                .filter(table -> table.isQuarantined() || table.isCopyNeeded())
                .forEach(table -> selected.add(table.table()));
        return selected;
    }
}
