package dev.camelion.ddl.random;

import dev.camelion.testkit.Draw;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;

/** Puts random rows into all tables of a database; the same seed puts the same ones. */
public final class RandomFill {
    private RandomFill() {}

    /** As many statements a table as told; returns how many the server took. */
    public static int fill(Connection source, long seed, int statements) throws SQLException {
        var rows = new RandomRows(new Draw(seed, 29));
        var taken = 0;
        for (var table : SourceTables.read(source, "")) {
            for (var i = 0; i < statements; i++) {
                taken += isTaken(source, rows.insert(table).sql()) ? 1 : 0;
            }
        }
        return taken;
    }

    /** Deletes all rows of databases. */
    public static void clear(Connection source, List<String> databases) throws SQLException {
        for (var database : databases) {
            source.setCatalog(database);
            isTaken(source, "set foreign_key_checks = 0");
            for (var table : SourceTables.read(source, "")) {
                isTaken(source, "delete from " + table.quoted());
            }
            isTaken(source, "set foreign_key_checks = 1");
        }
    }

    private static boolean isTaken(Connection source, String sql) throws SQLException {
        try (var statement = source.createStatement()) {
            statement.execute(sql);
            return true;
        } catch (SQLException refused) {
            if (source.isClosed()) {
                throw refused;
            }
            return false;
        }
    }
}
