package dev.camelion.replay;

import dev.camelion.testkit.Databases;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/** The real MySQL: runs statements, says whether it took them, and reads rows back. One thread. */
final class Source implements AutoCloseable {
    /** Not null, duplicate key, foreign keys, generated value out of range, what a foreign key needs: what a statement may run into. */
    private static final Set<Integer> REFUSALS = Set.of(
            1048, 1062, 1138, 1217, 1264, 1265, 1406, 1451, 1452, 1553, 1701, 1761, 1762, 1828, 1830, 1832, 1833, 1834,
            3008, 3730);

    /** What tells rows apart, also those of a table without a key; no event has it. */
    private static final String ROW_ID = "rid bigint not null auto_increment, key (rid), ";

    private final Connection connection;
    private final Set<Shape> made = new HashSet<>();
    private final Set<Shape> altered = new HashSet<>();
    private final Map<Shape, Set<String>> renamed = new HashMap<>();
    private final Map<String, SourceTable> tables = new HashMap<>();
    private final List<String> history = new ArrayList<>();

    Source() throws SQLException {
        this.connection = Databases.mySql().connect(Databases.newMySqlDatabase("replay"));
        connection.setAutoCommit(false);
    }

    /** Makes the shape's tables, empty and as they are in its file. */
    void reset(Shape shape) throws SQLException {
        history.clear();
        run("set foreign_key_checks = 0");
        if (!made.add(shape) && !altered.contains(shape)) {
            for (var table : shape.tables()) {
                run("delete from " + SourceColumn.quoted(table));
            }
            connection.commit();
        } else {
            var names = renamed.getOrDefault(shape, new HashSet<>());
            names.addAll(shape.tables());
            for (var table : names) {
                run("drop table if exists " + SourceColumn.quoted(table));
                tables.remove(table);
            }
            renamed.remove(shape);
            for (var sql : shape.sourceStatements()) {
                run(withRowId(sql));
            }
            altered.remove(shape);
        }
        run("set foreign_key_checks = 1");
    }

    /** Whether its tables are no longer as in its file. */
    boolean isAltered(Shape shape) {
        return altered.contains(shape);
    }

    SourceTable table(Shape shape, String name) throws SQLException {
        var table = tables.get(name);
        if (table == null) {
            table = SourceTableReader.read(connection, shape, name);
            tables.put(name, table);
        }
        return table;
    }

    /** Runs a statement; returns false where MySQL refuses it for the rows that there are. */
    boolean accepts(String sql) throws SQLException {
        history.add(sql);
        try {
            run(sql);
            return true;
        } catch (SQLException refusal) {
            if (!REFUSALS.contains(refusal.getErrorCode())) {
                throw new SQLException(sql, refusal);
            }
            history.add("-- refused: " + refusal.getMessage());
            return false;
        }
    }

    /** The same for a schema change, which commits by itself. */
    boolean acceptsSchemaChange(Shape shape, String sql) throws SQLException {
        altered.add(shape);
        tables.values().removeIf(table -> table.shape().equals(shape));
        return accepts(sql);
    }

    boolean acceptsRenaming(Shape shape, List<Renaming> steps) throws SQLException {
        steps.forEach(
                step -> renamed.computeIfAbsent(shape, any -> new HashSet<>()).add(step.to()));
        return acceptsSchemaChange(shape, Renaming.sourceStatement(steps));
    }

    static String withRowId(String createTable) {
        return createTable.replaceFirst("\\(", "(" + ROW_ID);
    }

    void commit() throws SQLException {
        history.add("commit");
        connection.commit();
    }

    void rollback() throws SQLException {
        history.add("rollback");
        connection.rollback();
    }

    /** What was run since the last reset. */
    List<String> history() {
        return history;
    }

    TreeMap<Long, SourceTable.Row> rows(SourceTable table) throws SQLException {
        var rows = new TreeMap<Long, SourceTable.Row>();
        try (var statement = connection.createStatement();
                var result = statement.executeQuery(table.select())) {
            while (result.next()) {
                Map<String, String> values = new LinkedHashMap<>();
                var i = 2;
                for (var column : table.columns()) {
                    values.put(column.name(), result.getString(i++));
                }
                rows.put(result.getLong(1), new SourceTable.Row(result.getLong(1), values));
            }
        }
        return rows;
    }

    private void run(String sql) throws SQLException {
        try (var statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    @Override
    public void close() throws SQLException {
        connection.close();
    }
}
