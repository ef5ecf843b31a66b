package dev.camelion.ddl;

import dev.camelion.ddl.random.RandomFill;
import dev.camelion.testkit.MySqlServer;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/** Runs the corpus on a MySQL, each case in databases of its own, with rows before and after its statement. */
final class CorpusOnServer implements AutoCloseable {
    private static final Pattern NAMES = Pattern.compile("(?<![\\w-])(shop|other_db|newdb|new-db|nosuch)(?![\\w-])");
    private static final Pattern CREATE_DATABASE = Pattern.compile("(?i)create\\s+(database|schema)");
    private static final int TRIES = 2;

    private final MySqlServer mysql;
    private final String version;
    private final Connection filler;

    /**
     * What a case did on the server.
     *
     * @param from number of the last transaction before its statement
     * @param to number of the last transaction of its statement
     */
    record Ran(CorpusCase corpusCase, List<String> databases, long from, long to) {}

    CorpusOnServer(MySqlServer mysql, String version) {
        this.mysql = mysql;
        this.version = version;
        this.filler = mysql.connect("mysql");
    }

    /** The cases whose statements the server takes by the corpus' word. */
    List<CorpusCase> taken(List<CorpusCase> all) {
        return all.stream()
                .filter(c -> !c.mariaDb() && c.refusedBy().get(version).isEmpty())
                .toList();
    }

    /** The databases that a case works in, under the names they have on this server. */
    static List<String> databases(CorpusCase corpusCase, int number) {
        var text = String.join(" ", corpusCase.setup()) + " " + corpusCase.sql() + " " + corpusCase.database();
        var found = new ArrayList<>(List.of("shop_" + number));
        NAMES.matcher(text).results().map(r -> r.group() + "_" + number).forEach(found::add);
        return found.stream().distinct().toList();
    }

    private static String own(String text, int number) {
        return NAMES.matcher(text).replaceAll(r -> r.group() + "_" + number);
    }

    /** Runs one case; the exception is the server's refusal. */
    Ran run(CorpusCase corpusCase, int number) throws SQLException {
        var databases = databases(corpusCase, number);
        Ran ran;
        try (var connection = mysql.connect(databases.get(0));
                var statement = connection.createStatement()) {
            statement.setEscapeProcessing(false);
            if (CREATE_DATABASE.matcher(corpusCase.setup() + corpusCase.sql()).find()) {
                for (var other : databases.subList(1, databases.size())) {
                    statement.execute("drop database `%s`".formatted(other));
                }
            }
            if (corpusCase.setsSqlMode()) {
                statement.execute("set session sql_mode = '%s'".formatted(String.join(",", corpusCase.sqlMode())));
            }
            for (var sql : corpusCase.setup()) {
                statement.execute(own(sql, number));
            }
            fill(connection, databases, corpusCase.id().hashCode());
            connection.setCatalog(own(corpusCase.database(), number));
            var from = lastTransaction(connection);
            execute(connection, databases, own(corpusCase.sql(), number));
            var to = lastTransaction(connection);
            ran = new Ran(corpusCase, databases, from, to);
        }
        fillAgain(databases, ~corpusCase.id().hashCode());
        return ran;
    }

    /** In another session, as the statement may have left locks or an open transaction in its own. */
    private void fillAgain(List<String> databases, int seed) throws SQLException {
        filler.setCatalog("mysql"); // the database it was in may be gone
        fill(filler, databases, seed);
    }

    /** Without the rows where they are what the server refuses the statement for. */
    private void execute(Connection connection, List<String> databases, String sql) throws SQLException {
        var here = connection.getCatalog();
        for (var tries = 1; ; tries++) {
            try (var statement = connection.createStatement()) {
                statement.setEscapeProcessing(false);
                statement.execute(sql);
                return;
            } catch (SQLException refused) {
                if (tries == TRIES) {
                    throw refused;
                }
                RandomFill.clear(connection, existing(connection, databases));
                connection.setCatalog(here);
            }
        }
    }

    private static void fill(Connection connection, List<String> databases, int seed) throws SQLException {
        for (var database : existing(connection, databases)) {
            connection.setCatalog(database);
            RandomFill.fill(connection, seed, 2);
        }
    }

    static List<String> existing(Connection connection, List<String> databases) throws SQLException {
        var sql = "select schema_name from information_schema.schemata where schema_name in ('%s')"
                .formatted(String.join("', '", databases));
        try (var statement = connection.createStatement();
                var rows = statement.executeQuery(sql)) {
            var found = new ArrayList<String>();
            while (rows.next()) {
                found.add(rows.getString(1));
            }
            return found;
        }
    }

    private static long lastTransaction(Connection connection) throws SQLException {
        try (var statement = connection.createStatement();
                var row = statement.executeQuery("select @@global.gtid_executed")) {
            row.next();
            return number(row.getString(1));
        }
    }

    /** The last number of a GTID or of a set with one server in it. */
    static long number(String gtids) {
        return Long.parseLong(gtids.replaceAll("(?s).*[:-]", "").strip());
    }

    @Override
    public void close() throws SQLException {
        filler.close();
    }
}
