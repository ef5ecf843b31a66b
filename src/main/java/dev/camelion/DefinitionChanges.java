package dev.camelion;

import dev.camelion.ddl.parse.DdlText;
import dev.camelion.ddl.parse.Reading;
import dev.camelion.ddl.policy.TranslationPolicy;
import dev.camelion.error.ErrorCode;
import dev.camelion.error.ReplicaException;
import dev.camelion.model.BinlogPosition;
import dev.camelion.source.BinlogScan;
import dev.camelion.source.BinlogStatement;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/**
 * Schema changes between the position of loaded data and now: the definitions of now are not those of the rows that the
 * binlog has in between.
 */
final class DefinitionChanges implements BinlogScan.Statements {
    private static final int SHOWN = 3;
    private static final Set<String> FRAMES = Set.of("BEGIN", "COMMIT", "ROLLBACK");

    private final TranslationPolicy policy;
    private final List<String> found = new ArrayList<>();

    DefinitionChanges(TranslationPolicy policy) {
        this.policy = policy;
    }

    @Override
    public void read(BinlogPosition at, BinlogStatement statement) {
        if (FRAMES.contains(statement.sql())) {
            return;
        }
        var text = Reading.of(statement.sql(), statement.database(), policy.serverVersion(), policy.sqlMode())
                .text();
        // a table that is emptied keeps its definition
        if (text.kind() == DdlText.Kind.DDL && !text.what().startsWith("TRUNCATE") && isReplicated(text, statement)) {
            found.add("%s at %s".formatted(text.what(), at));
        }
    }

    /** Any table of a replicated database counts: capture reads the rows of those that are not included, too. */
    private boolean isReplicated(DdlText text, BinlogStatement statement) {
        var named = text.namedTables();
        if (!named.isEmpty()) {
            return named.stream().anyMatch(table -> policy.schemas().containsKey(table.database()));
        }
        return policy.schemas().containsKey(String.valueOf(statement.database()))
                || text.tokens().stream()
                        .anyMatch(token -> token.isName() && policy.schemas().containsKey(token.value()));
    }

    /**
     * @throws ReplicaException where there were any
     */
    void check() {
        if (!found.isEmpty()) {
            var more = found.size() - SHOWN;
            throw new ReplicaException(
                    ErrorCode.SOURCE_CHANGED,
                    "tables were changed since the position of the data: %s%s"
                            .formatted(
                                    String.join(", ", found.subList(0, Math.min(SHOWN, found.size()))),
                                    more > 0 ? " and " + more + " more" : ""),
                    "Load data from after the last of them, or copy with init_replica");
        }
    }
}
