package dev.camelion.replay;

import java.sql.SQLException;

/**
 * A fault put into the product on purpose, by which the differential test shows that it would notice.
 *
 * @param shapes which shapes notice it, as a regular expression; the seeds choose from them
 * @param function the name of a function of the catalogue
 * @param text what stands in it
 * @param fault what stands there instead
 */
record Mutation(String name, String shapes, String function, String text, String fault) {
    private static final String DEFINITIONS = ReplayQueries.read("function_definitions");

    /** Puts the fault in; returns the function as it was. A text that is not there is an error: the mutation is stale. */
    String plant(TargetDatabase database) throws SQLException {
        var whole = definition(database);
        database.execute(whole.replace(text, fault));
        return whole;
    }

    private String definition(TargetDatabase database) throws SQLException {
        try (var query = database.connection().prepareStatement(DEFINITIONS)) {
            query.setString(1, function);
            query.setString(2, text);
            try (var rows = query.executeQuery()) {
                if (!rows.next()) {
                    throw new IllegalStateException(
                            "%s: no function %s has the text %s".formatted(name, function, text));
                }
                return rows.getString(1);
            }
        }
    }

    @Override
    public String toString() {
        return name;
    }
}
