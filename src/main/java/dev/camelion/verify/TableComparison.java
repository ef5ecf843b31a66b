package dev.camelion.verify;

import dev.camelion.model.TableId;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What the comparison of one table found.
 *
 * @param table in the source; of a table that the target has alone, where it would be
 * @param source null where the table is missing there, or was not read
 * @param target the same for the target
 * @param differing how many rows differ; 0 where rows were not compared
 * @param differences the first few of them
 * @param reason why the two are not equal, a sentence without stop; null where they are
 */
public record TableComparison(
        TableId table,
        String targetSchema,
        String targetTable,
        @Nullable Checksum source,
        @Nullable Checksum target,
        long differing,
        List<Difference> differences,
        @Nullable String reason) {
    public TableComparison {
        differences = List.copyOf(differences);
    }

    public boolean isEqual() {
        return reason == null;
    }
}
