package dev.camelion.ddl.parse;

import dev.camelion.model.TableId;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The tables that a statement which changes rows may write to, by the names after its keywords. */
final class RowStatementTables {
    private static final Set<String> MODIFIERS =
            Set.of("LOW_PRIORITY", "DELAYED", "HIGH_PRIORITY", "IGNORE", "INTO", "QUICK", "FROM", "TABLE");

    private RowStatementTables() {}

    /** Empty where they cannot be told: then any table may be meant. */
    static List<TableId> of(List<Token> tokens, @Nullable String database) {
        var verb = tokens.get(0);
        if (verb.is("INSERT") || verb.is("REPLACE") || verb.is("UPDATE") || verb.is("DELETE")) {
            return directly(tokens, database);
        }
        return verb.is("LOAD") ? loaded(tokens, database) : List.of();
    }

    private static List<TableId> directly(List<Token> tokens, @Nullable String database) {
        var cursor = new TokenCursor(tokens);
        cursor.take();
        while (MODIFIERS.stream().anyMatch(cursor.peek()::is)) {
            cursor.take();
        }
        var named = new LinkedHashSet<TableId>();
        cursor.tableName(database).ifPresent(named::add);
        // a join or a list of tables may write to any of them
        var simple = !cursor.peek().isSymbol(",") && tokens.stream().noneMatch(t -> t.is("JOIN") || t.is("USING"));
        return simple ? List.copyOf(named) : List.of();
    }

    private static List<TableId> loaded(List<Token> tokens, @Nullable String database) {
        var cursor = new TokenCursor(tokens);
        while (!cursor.isAtEnd() && !cursor.takes("INTO", "TABLE")) {
            cursor.take();
        }
        return cursor.tableName(database).stream().toList();
    }
}
