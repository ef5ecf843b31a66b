package dev.camelion.replay;

import java.sql.SQLException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;

/**
 * Runs statements on the source and makes of them the events that MySQL would log, from the rows before and after. Rows
 * that foreign keys change are not logged.
 */
final class Recorder {
    private final Source source;
    private final boolean isLean;
    private final Coverage coverage;
    private final Map<String, SourceTable> tables = new LinkedHashMap<>();
    private final Map<String, TreeMap<Long, SourceTable.Row>> rows = new LinkedHashMap<>();
    private final List<LogEvent> open = new ArrayList<>();
    private List<List<LogEvent>> transactions = new ArrayList<>();

    Recorder(Source source, List<Shape> shapes, boolean isLean, Coverage coverage) throws SQLException {
        this.source = source;
        this.isLean = isLean;
        this.coverage = coverage;
        for (var shape : shapes) {
            for (var name : shape.tables()) {
                tables.put(name, source.table(shape, name));
                rows.put(name, new TreeMap<>());
            }
        }
    }

    List<SourceTable> tables() {
        return List.copyOf(tables.values());
    }

    SourceTable table(String name) {
        return Objects.requireNonNull(tables.get(name), name);
    }

    List<SourceTable.Row> rows(SourceTable table) {
        return List.copyOf(rows.get(table.name()).values());
    }

    List<SourceTable> tables(Shape shape) {
        return tables().stream().filter(table -> table.shape().equals(shape)).toList();
    }

    boolean isThere(String name) {
        return tables.containsKey(name);
    }

    /** Whether a foreign key refers to the table, whatever it does. */
    boolean isReferredTo(SourceTable table) {
        return tables.values().stream()
                .flatMap(other -> other.foreignKeys().stream())
                .anyMatch(key -> key.parent().equals(table.name()));
    }

    /** Foreign keys by which a change of the table changes rows. */
    List<ForeignKey> references(SourceTable table) {
        return tables.values().stream()
                .flatMap(other -> other.foreignKeys().stream())
                .filter(key -> key.acts() && key.parent().equals(table.name()))
                .toList();
    }

    /** The same for a statement whose rows may come in any order. */
    boolean run(SourceTable table, String sql) throws SQLException {
        return run(table, sql, rows(table));
    }

    /**
     * Runs one statement; returns whether MySQL took it.
     *
     * @param addressed the rows that the statement itself changes, in its order; new rows come after them
     */
    boolean run(SourceTable table, String sql, List<SourceTable.Row> addressed) throws SQLException {
        if (!source.accepts(sql)) {
            coverage.count(Rule.REFUSED_STATEMENT);
            return false;
        }
        var before = rows.get(table.name());
        var after = source.rows(table);
        for (var row : addressed) {
            change(table, row, after.get(row.id()));
        }
        after.values().stream()
                .filter(row -> !before.containsKey(row.id()))
                .forEach(row -> add(LogEvent.inserted(table, row)));
        requireLogged(table, sql, addressed, before, after);
        rows.put(table.name(), after);
        var behind = behind(table);
        for (var name : behind) {
            var child = table(name);
            var changed = name.equals(table.name()) ? after : source.rows(child);
            CascadeCount.of(coverage, table, child, rows.put(name, changed), changed);
        }
        if (table.refersToItself()) {
            CascadeCount.ofSelf(coverage, addressed, before, after);
        }
        return true;
    }

    private void change(SourceTable table, SourceTable.Row before, SourceTable.Row after) {
        var references = references(table);
        if (after == null) {
            add(LogEvent.deleted(table, before, references, isLean));
        } else if (!before.equals(after)) {
            table.uniques().values().stream()
                    .filter(unique -> !before.tuple(unique).equals(after.tuple(unique)))
                    .forEach(unique -> {
                        coverage.count(Rule.UNIQUE_VALUE_CHANGED);
                        if (table.shape().name().equals("target_only")) {
                            coverage.count(Rule.TARGET_ONLY_UNIQUE_CHANGED);
                        }
                    });
            add(LogEvent.updated(table, before, after, references, isLean));
        }
    }

    private void add(LogEvent event) {
        open.add(event);
    }

    private static void requireLogged(
            SourceTable table,
            String sql,
            List<SourceTable.Row> addressed,
            Map<Long, SourceTable.Row> before,
            Map<Long, SourceTable.Row> after) {
        if (!table.refersToItself()) {
            before.values().stream()
                    .filter(row -> !addressed.contains(row) && !row.equals(after.get(row.id())))
                    .findFirst()
                    .ifPresent(row -> {
                        throw new IllegalStateException("%s changed %s as well".formatted(sql, row));
                    });
        }
    }

    /** Tables that a change of the table may reach by foreign keys, without the table itself. */
    Set<String> behind(SourceTable table) {
        var found = new LinkedHashSet<String>();
        var toDo = new ArrayList<>(List.of(table));
        while (!toDo.isEmpty()) {
            for (var key : references(toDo.remove(0))) {
                if (!key.table().equals(table.name()) && found.add(key.table())) {
                    toDo.add(table(key.table()));
                }
            }
        }
        return found;
    }

    void commit() throws SQLException {
        source.commit();
        close();
    }

    void rollback() throws SQLException {
        source.rollback();
        open.clear();
        for (var table : tables.values()) {
            rows.put(table.name(), source.rows(table));
        }
        coverage.count(Rule.ROLLED_BACK);
    }

    private void close() {
        if (!open.isEmpty()) {
            open.stream().filter(event -> event.kind() != LogEvent.Kind.DDL).forEach(coverage::event);
            transactions.add(List.copyOf(open));
            open.clear();
        }
    }

    /**
     * Changes a table between two transactions; returns whether MySQL took it.
     *
     * @param query what the target has to run; null where nothing
     */
    boolean alter(SourceTable table, String sql, String query) throws SQLException {
        return isTaken(source.acceptsSchemaChange(table.shape(), sql))
                && logged(LogEvent.schemaChange(reread(table.shape(), table.name()), query));
    }

    private boolean isTaken(boolean isAccepted) {
        if (!isAccepted) {
            coverage.count(Rule.REFUSED_STATEMENT);
        }
        return isAccepted;
    }

    private boolean logged(LogEvent event) {
        add(event);
        close();
        return true;
    }

    boolean truncate(SourceTable table) throws SQLException {
        if (!isTaken(source.acceptsSchemaChange(table.shape(), "truncate table " + table.quotedName()))) {
            return false;
        }
        reread(table.shape(), table.name());
        return logged(LogEvent.truncated(table));
    }

    /** Renames tables of a shape by one statement. */
    boolean rename(Shape shape, List<Renaming> steps) throws SQLException {
        var before = tables(shape);
        if (!isTaken(source.acceptsRenaming(shape, steps))) {
            return false;
        }
        var first = table(steps.get(0).from());
        before.forEach(table -> tables.remove(table.name()));
        before.forEach(table -> rows.remove(table.name()));
        for (var table : before) {
            var name = table.name();
            for (var step : steps) {
                name = step.apply(name);
            }
            reread(shape, name);
        }
        return logged(LogEvent.schemaChange(
                first, Renaming.effects(shape, before, steps), Renaming.targetStatements(shape, steps)));
    }

    boolean drop(SourceTable table, String query) throws SQLException {
        if (!isTaken(source.acceptsSchemaChange(table.shape(), "drop table " + table.quotedName()))) {
            return false;
        }
        tables.remove(table.name());
        rows.remove(table.name());
        return logged(LogEvent.dropped(table, query));
    }

    boolean create(Shape shape, String name, String sql, String query) throws SQLException {
        return isTaken(source.acceptsSchemaChange(shape, Source.withRowId(sql)))
                && logged(LogEvent.schemaChange(reread(shape, name), query));
    }

    private SourceTable reread(Shape shape, String name) throws SQLException {
        var altered = source.table(shape, name);
        tables.put(name, altered);
        rows.put(name, source.rows(altered));
        return altered;
    }

    int openEvents() {
        return open.size();
    }

    /** The transactions since the last call. */
    List<List<LogEvent>> takeTransactions() {
        var taken = transactions;
        transactions = new ArrayList<>();
        return taken;
    }
}
