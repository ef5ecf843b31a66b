package dev.camelion.ddl.parse;

import java.util.Set;

/**
 * A schema change in words from which the engine's reader draws the structure that MySQL does. The engine skips version
 * comments; it takes the clauses of ALTER TABLE one after the other, so that columns which exchange names are lost to
 * it; and it keeps a NOT NULL that CHANGE took away or another column of ADD (..) has, and then gives a default for
 * NULL. Pure.
 */
public final class EngineText {
    private EngineText() {}

    /** The text itself where the engine reads it right, or where it is not understood here either. */
    public static String of(String sql, String serverVersion, Set<String> sqlMode) {
        try {
            return reworded(sql, serverVersion, sqlMode);
        } catch (RuntimeException | StackOverflowError notUnderstood) {
            return sql;
        }
    }

    private static String reworded(String sql, String serverVersion, Set<String> sqlMode) {
        var text = DdlText.of(sql, null, serverVersion, sqlMode);
        if (text.kind() != DdlText.Kind.DDL || isSelect(text)) {
            return sql;
        }
        var tokens = ColumnOrder.sequential(text.tokens());
        if (tokens.equals(text.tokens()) && !sql.contains("/*!")) {
            return sql;
        }
        var changed = new DdlText(text.kind(), text.what(), tokens, text.tables());
        return new MySqlDdlReader("", sqlMode, serverVersion).accept(changed).text();
    }

    /** CREATE TABLE .. SELECT, whose last words tell the engine that rows follow. */
    private static boolean isSelect(DdlText text) {
        var tokens = text.tokens();
        return tokens.size() > 1 && tokens.get(tokens.size() - 1).is("TRANSACTION");
    }
}
