package dev.camelion.ddl;

import dev.camelion.ddl.model.SourceModel;
import dev.camelion.ddl.parse.DdlText;
import dev.camelion.ddl.policy.TranslationPolicy;
import dev.camelion.model.TableId;
import java.util.ArrayList;
import java.util.List;

/** The tables of replicated databases that a statement which is not understood may have changed. */
record ConcernedTables(TranslationPolicy policy, SourceModel before, DdlEvent event) {
    /** Those it names; all tables of its database where it names none that can be made out. */
    List<TableId> of(DdlText text) {
        var named = new ArrayList<>(text.tables());
        named.addAll(qualified(text));
        var concerned = named.stream().filter(this::isTracked).distinct().toList();
        return concerned.isEmpty() && text.tables().isEmpty() ? ofDatabase() : concerned;
    }

    /** Any two names with a dot between them, the first a replicated database. */
    private static List<TableId> qualified(DdlText text) {
        var tokens = text.tokens();
        var found = new ArrayList<TableId>();
        for (int i = 2; i < tokens.size(); i++) {
            if (tokens.get(i - 1).isSymbol(".")
                    && tokens.get(i).isName()
                    && tokens.get(i - 2).isName()) {
                found.add(new TableId(tokens.get(i - 2).value(), tokens.get(i).value()));
            }
        }
        return found;
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
