package dev.camelion.ddl;

import dev.camelion.ddl.model.SourceModel;
import dev.camelion.ddl.parse.DdlText;
import dev.camelion.ddl.policy.TranslationPolicy;
import dev.camelion.model.TableId;
import java.util.List;

/** The tables of replicated databases that a statement which is not understood may have changed. */
record ConcernedTables(TranslationPolicy policy, SourceModel before, DdlEvent event) {
    /** Those it names; all tables of its database where it names none that can be made out. */
    List<TableId> of(DdlText text) {
        var concerned = text.namedTables().stream().filter(this::isTracked).toList();
        return concerned.isEmpty() && text.tables().isEmpty() ? ofDatabase() : concerned;
    }

    private List<TableId> ofDatabase() {
        var database = event.defaultDatabase();
        return before.tables().keySet().stream()
                .filter(table -> database == null || table.database().equals(database))
                .toList();
    }

    private boolean isTracked(TableId table) {
        return policy.schemas().containsKey(table.database());
    }
}
