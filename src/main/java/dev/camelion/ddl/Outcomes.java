package dev.camelion.ddl;

import dev.camelion.ddl.Translation.Translated;
import dev.camelion.ddl.Translation.Unsupported;
import dev.camelion.ddl.model.SourceModel;
import dev.camelion.ddl.policy.TranslationPolicy;
import dev.camelion.model.TableId;
import java.util.List;

/** Outcomes of statements that cannot be carried over. */
final class Outcomes {
    private Outcomes() {}

    /** The model remembers the tables; those that are replicated are named. */
    static Translation unsupported(TranslationPolicy policy, SourceModel before, List<TableId> tables, String why) {
        var after = before;
        for (var id : tables) {
            var table = after.table(id);
            if (table.isPresent()) {
                after = after.with(id, table.get().unsupportedBecause(why));
            }
        }
        var replicated = tables.stream().filter(policy::replicates).distinct().toList();
        if (replicated.isEmpty()) {
            return new Translated(List.of(), List.of(), after, List.of());
        }
        return new Unsupported(why, replicated, after);
    }
}
