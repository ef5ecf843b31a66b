package dev.camelion.ddl.random;

import dev.camelion.ddl.name.Identifiers;
import dev.camelion.testkit.MySqlServer;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import java.util.function.Predicate;

/** All tables of a database against those of the schema of the same name: structure, types and rows. */
public final class TableComparison implements AutoCloseable {
    private static final String TABLES =
            "select relname from pg_class where relkind = 'r' and relnamespace = to_regnamespace('\"%s\"')";

    private final Connection source;
    private final Connection target;
    private final RowContents contents;
    private int tables;

    public TableComparison(MySqlServer mysql, Connection target) throws SQLException {
        this.source = mysql.connect("mysql");
        this.target = target;
        this.contents = new RowContents(mysql);
    }

    /** What differs, but for the tables that are set aside, which are given by their names in the target. */
    public List<String> differences(String database, Predicate<String> isSetAside) throws SQLException {
        source.setCatalog(database);
        contents.use(database);
        var all = SourceTables.read(source, "");
        var here = new TreeSet<String>();
        SourceTables.rows(target, TABLES.formatted(database)).forEach(row -> here.add(row.get(0)));
        var there = new TreeSet<>(all.stream().map(TableComparison::targetName).toList());
        here.removeIf(isSetAside);
        there.removeIf(isSetAside);
        if (!here.equals(there)) {
            return List.of("the source has the tables %s, the target %s".formatted(there, here));
        }
        var found = new ArrayList<String>();
        for (var table : all) {
            if (!isSetAside.test(targetName(table))) {
                tables++;
                found.addAll(differences(database, table));
            }
        }
        return found;
    }

    private List<String> differences(String database, SourceTable table) throws SQLException {
        var structure = TargetStructure.differences(target, database, table);
        return structure.isEmpty() ? contents.differences(source, target, table.name()) : structure;
    }

    private static String targetName(SourceTable table) {
        return Identifiers.targetName(table.name());
    }

    /** How many tables were compared so far. */
    public int tables() {
        return tables;
    }

    @Override
    public void close() throws SQLException {
        contents.close();
        source.close();
    }
}
