package dev.camelion.ddl.policy;

import dev.camelion.model.TableId;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/**
 * What the tables of the target have that those of MySQL have not.
 *
 * @param makesFulltextIndexes whether FULLTEXT indexes become GIN indexes, or none
 * @param fillfactor of a table when it is created, in percent; empty where it is PostgreSQL's own
 * @param readers roles that may read every table
 */
public record TargetOptions(
        boolean makesFulltextIndexes, Function<TableId, Optional<Integer>> fillfactor, List<String> readers) {
    public static final TargetOptions NONE = new TargetOptions(false, table -> Optional.empty(), List.of());

    public TargetOptions {
        readers = List.copyOf(readers);
    }
}
