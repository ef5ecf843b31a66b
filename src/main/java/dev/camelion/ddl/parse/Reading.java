package dev.camelion.ddl.parse;

import dev.camelion.ddl.statement.DdlStatement;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What a text of the source says, under the first of the likely SQL modes that makes sense of it. Pure.
 *
 * @param text as that mode cuts it into tokens
 * @param accepted the schema change; null where it is none, or none that is understood
 * @param why a schema change is not understood under the server's own mode; null where it is
 */
public record Reading(
        DdlText text, @Nullable Accepted accepted, @Nullable String why) {
    /** A statement, and the tokens in which the grammar knows it. */
    record Accepted(List<Token> tokens, DdlStatement statement) {}

    public static Reading of(String sql, @Nullable String database, String serverVersion, Set<String> globalMode) {
        return LastReadings.of(new LastReadings.Question(sql, database, serverVersion, globalMode));
    }

    /** The same, thought out anew. */
    static Reading anew(String sql, @Nullable String database, String serverVersion, Set<String> globalMode) {
        var failures = new ArrayList<Reading>();
        for (var mode : SqlModes.likely(sql, globalMode)) {
            var reading = under(mode, sql, database, serverVersion);
            if (reading.why == null) {
                return reading;
            }
            failures.add(reading);
        }
        // quotes taken wrongly hide the table's name, without which all tables of the database would be concerned
        var naming = failures.stream()
                .filter(failure -> !failure.text.tables().isEmpty())
                .findFirst()
                .orElse(failures.get(0));
        return new Reading(naming.text, null, failures.get(0).why);
    }

    private static Reading under(Set<String> mode, String sql, @Nullable String database, String serverVersion) {
        var text = DdlText.of(sql, database, serverVersion, mode);
        if (text.kind() != DdlText.Kind.DDL) {
            return new Reading(text, null, null);
        }
        try {
            return new Reading(text, new MySqlDdlReader(database, mode, serverVersion).accept(text), null);
        } catch (RuntimeException | StackOverflowError notUnderstood) {
            return new Reading(text, null, String.valueOf(notUnderstood.getMessage()));
        }
    }

    public @Nullable DdlStatement statement() {
        return accepted == null ? null : accepted.statement;
    }
}
