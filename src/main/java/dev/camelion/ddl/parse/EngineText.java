package dev.camelion.ddl.parse;

import dev.camelion.ddl.statement.DdlStatement;
import dev.camelion.model.TableId;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A schema change in words from which the engine's reader draws the structure that MySQL does. The engine's grammar
 * lacks some clauses and words; it skips version comments; it takes the clauses of ALTER TABLE one after the other, so
 * that columns which exchange names are lost to it; it keeps a NOT NULL that CHANGE took away or another column of
 * ADD (..) has, and then gives a default for NULL; it takes temporary tables and statements within routines for those of
 * the database. Pure.
 *
 * @param text for the engine; the statement's own where the engine reads it right, or where it is no schema change
 * @param statement the schema change; null where it is none, or none that is understood
 * @param lost the tables named by a schema change that is not understood here either
 */
public record EngineText(String text, @Nullable DdlStatement statement, List<TableId> lost) {
    /** A statement that the engine drops unseen. */
    public static final String NOTHING = "SAVEPOINT nothing";

    private static final List<String> WITH_BODY =
            List.of("EVENT", "PROCEDURE", "FUNCTION", "TRIGGER", "LIBRARY", "PACKAGE");

    public EngineText {
        lost = List.copyOf(lost);
    }

    public static EngineText of(String sql, @Nullable String database, String serverVersion, Set<String> sqlMode) {
        var reading = Reading.of(sql, database, serverVersion, sqlMode);
        var text = reading.text();
        if (text.kind() == DdlText.Kind.IRRELEVANT) {
            return new EngineText(isMisleading(text) ? NOTHING : sql, null, List.of());
        }
        if (reading.accepted() == null) {
            return new EngineText(sql, null, reading.why() == null ? List.of() : text.namedTables());
        }
        return new EngineText(reworded(sql, reading.accepted(), text), reading.statement(), List.of());
    }

    /** What the engine would take for a change of tables that stay. */
    private static boolean isMisleading(DdlText text) {
        return text.what().equals(KeywordGate.TEMPORARY)
                || WITH_BODY.stream().anyMatch(word -> text.what().endsWith(" " + word));
    }

    private static String reworded(String sql, Reading.Accepted accepted, DdlText text) {
        var isSelect = isSelect(text);
        var tokens = EngineSpelling.of(EngineDefaults.without(ColumnOrder.sequential(accepted.tokens())));
        var isPlain = isSelect || !sql.contains("/*!") && !sql.contains("\\") && !sql.contains("\"");
        var isSame = tokens.equals(accepted.tokens());
        if (isPlain && isSame && MySqlDdlReader.isKnown(sql, tokens)) {
            return sql;
        }
        return DdlText.textOf(tokens) + (isSelect ? " START TRANSACTION" : "");
    }

    /** CREATE TABLE .. SELECT as the server logs it: rows follow within the same transaction. */
    private static boolean isSelect(DdlText text) {
        var tokens = text.tokens();
        return tokens.size() > 1 && tokens.get(tokens.size() - 1).is("TRANSACTION");
    }
}
