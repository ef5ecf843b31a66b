package dev.camelion.source;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;

/** What the source's user may do, roles included, as SHOW GRANTS says. */
final class Grants {
    private static final Pattern GRANT =
            Pattern.compile("GRANT (.+?) ON (?:TABLE |FUNCTION |PROCEDURE )?(\\S+|`.*?`\\.\\S+) TO .*", Pattern.DOTALL);
    private static final String ALL = "ALL PRIVILEGES";

    private final Set<String> global = new HashSet<>();
    private final List<DatabaseGrant> databases = new ArrayList<>();

    private record DatabaseGrant(Pattern database, Set<String> rights) {}

    Grants() {}

    static Grants read(Connection connection) throws SQLException {
        var grants = new Grants();
        try (var statement = connection.createStatement()) {
            try (var rows = statement.executeQuery("SHOW GRANTS FOR CURRENT_USER()" + roles(connection))) {
                while (rows.next()) {
                    grants.add(rows.getString(1));
                }
            }
        }
        return grants;
    }

    private static String roles(Connection connection) throws SQLException {
        if (connection.getMetaData().getDatabaseMajorVersion() < 8) {
            return "";
        }
        try (var statement = connection.createStatement();
                var row = statement.executeQuery("SELECT CURRENT_ROLE()")) {
            row.next();
            var roles = row.getString(1);
            return roles.equals("NONE") ? "" : " USING " + roles;
        }
    }

    void add(String line) {
        var match = GRANT.matcher(line);
        if (!match.matches()) {
            return;
        }
        var rights =
                new HashSet<>(List.of(match.group(1).toUpperCase(Locale.ROOT).split(", ?")));
        var object = match.group(2);
        if (object.equals("*.*")) {
            global.addAll(rights);
        } else if (object.startsWith("`")) {
            // also for a single table of the database: what else is needed the copy will find
            var database = object.substring(1, object.indexOf('`', 1));
            databases.add(new DatabaseGrant(like(database), rights));
        }
    }

    // grants on databases are patterns of LIKE
    private static Pattern like(String pattern) {
        var regex = new StringBuilder();
        for (var i = 0; i < pattern.length(); i++) {
            var c = pattern.charAt(i);
            if (c == '\\' && i + 1 < pattern.length()) {
                regex.append(Pattern.quote(String.valueOf(pattern.charAt(++i))));
            } else if (c == '%') {
                regex.append(".*");
            } else {
                regex.append(c == '_' ? "." : Pattern.quote(String.valueOf(c)));
            }
        }
        return Pattern.compile(regex.toString());
    }

    boolean has(String right) {
        return global.contains(right) || global.contains(ALL);
    }

    boolean has(String right, String database) {
        return has(right)
                || databases.stream()
                        .filter(grant -> grant.database().matcher(database).matches())
                        .anyMatch(grant -> grant.rights().contains(ALL)
                                || grant.rights().stream()
                                        .anyMatch(r -> r.equals(right) || r.startsWith(right + " (")));
    }
}
