package dev.camelion.copy;

import dev.camelion.catalogue.Queries;
import dev.camelion.ddl.model.TableModel;
import dev.camelion.error.ErrorCode;
import dev.camelion.error.ReplicaException;
import dev.camelion.model.TableId;
import dev.camelion.source.SourceConnections;
import dev.camelion.source.SourceTables;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Matches the source's tables by name with the tables that an application has in the target. Changes nothing. */
public final class ExistingTablesCheck {
    private static final Logger log = LoggerFactory.getLogger(ExistingTablesCheck.class);
    private static final String FOREIGN_KEYS = Queries.load("existing_foreign_keys_of_others");
    // no target schema has a loading schema of that name
    private static final String COMPARED = "_camelion-compared";

    private final SourceConnections source;
    private final DataSource target;
    private final TargetDesign design;
    private final List<String> errors = new ArrayList<>();
    private final List<String> warnings = new ArrayList<>();

    /** @param design of the tables as they would be made */
    public ExistingTablesCheck(SourceConnections source, DataSource target, TargetDesign design) {
        this.source = source;
        this.target = target;
        this.design = design;
    }

    /**
     * The design of a copy into the target's own tables. What may cost rows is logged.
     *
     * @throws ReplicaException with all that makes the copy impossible, in all tables
     */
    public TargetDesign check(CopyPlan plan) throws SQLException {
        var found = new HashMap<TableId, ExistingTable>();
        try (var session = new TargetSession(target)) {
            for (var schema : models(plan).entrySet()) {
                found.putAll(compare(session, schema.getKey(), schema.getValue()));
            }
        }
        if (!errors.isEmpty()) {
            throw new ReplicaException(
                    ErrorCode.SCHEMA_MISMATCH,
                    "the target's tables cannot take the source's rows: " + String.join("; ", errors),
                    "Change them, leave tables out with tables.exclude, or take keep-existing-schema away");
        }
        warnings.forEach(warning -> log.warn("copy {}", warning));
        return new ExistingDesign(design, plan.schemas(), found);
    }

    List<String> warnings() {
        return warnings;
    }

    private Map<String, List<TableModel>> models(CopyPlan plan) throws SQLException {
        try (var connection = source.open()) {
            var databases = new TreeSet<>(plan.schemas().keySet());
            var tables = new SourceTables(connection);
            var ids = tables.list(databases, plan.included()).stream()
                    .map(table -> table.id())
                    .toList();
            return design.read(tables.definitions(ids), tables.charsets(databases)).tables().values().stream()
                    .filter(table -> !table.columns().isEmpty())
                    .collect(
                            Collectors.groupingBy(table -> plan.schema(table.id()), TreeMap::new, Collectors.toList()));
        }
    }

    private Map<TableId, ExistingTable> compare(TargetSession session, String schema, List<TableModel> tables)
            throws SQLException {
        var connection = session.connection();
        var existing = ExistingTable.in(connection, schema);
        var usual = usual(session, tables);
        var found = new HashMap<TableId, ExistingTable>();
        for (var table : tables) {
            var name = schema + "." + table.targetName();
            var there = existing.get(table.targetName());
            if (there == null) {
                errors.add("there is no table %s".formatted(name));
                continue;
            }
            found.put(table.id(), there);
            compare(name, table, there, usual.get(table.targetName()));
        }
        errors.addAll(othersForeignKeys(connection, schema, tables));
        return found;
    }

    /** The tables as they would be made, which are gone again. */
    private Map<String, ExistingTable> usual(TargetSession session, List<TableModel> tables) throws SQLException {
        var connection = session.connection();
        connection.setAutoCommit(false);
        try {
            session.execute("create schema " + Names.quoted(COMPARED));
            for (var table : tables) {
                session.executeAll(design.tables(table, COMPARED));
            }
            return ExistingTable.in(connection, COMPARED);
        } finally {
            connection.rollback();
            connection.setAutoCommit(true);
        }
    }

    private void compare(String name, TableModel table, ExistingTable there, @Nullable ExistingTable usual) {
        if (!there.isOurs()) {
            errors.add("%s belongs to %s, whose rights the target's role has not got".formatted(name, there.owner()));
        }
        var columns = new HashSet<String>();
        for (var column : table.columns()) {
            var columnName = design.columnName(column);
            columns.add(columnName);
            var one = there.columns().get(columnName);
            if (one == null) {
                errors.add("%s has no column %s".formatted(name, columnName));
            } else if (one.isGenerated()) {
                warnings.add("%s.%s is computed in the target; the source's values are not used"
                        .formatted(name, columnName));
            } else {
                compareTypes(
                        name + "." + columnName,
                        one,
                        usual == null ? null : usual.columns().get(columnName));
            }
        }
        there.columns().forEach((columnName, one) -> {
            if (one.needsValue() && !columns.contains(columnName)) {
                errors.add("%s.%s is NOT NULL without a default, and the source has no such column"
                        .formatted(name, columnName));
            }
        });
        var key = table.keyColumns().stream().map(design::columnName).collect(Collectors.toSet());
        if (!key.isEmpty() && !there.keys().contains(key)) {
            warnings.add("%s has no unique index on exactly (%s), by which changes find their row: replay is slower"
                    .formatted(name, String.join(", ", new TreeSet<>(key))));
        }
    }

    private void compareTypes(String name, ExistingTable.Column there, ExistingTable.@Nullable Column usual) {
        if (usual != null && !TypeRoom.holds(there.type(), usual.type())) {
            warnings.add("%s is %s, where it would be made %s: rows with values it cannot take are discarded"
                    .formatted(name, there.type(), usual.type()));
        }
        if (usual != null && there.isNotNull() && !usual.isNotNull()) {
            warnings.add(
                    "%s is NOT NULL, which the source's column is not: rows with NULL are discarded".formatted(name));
        }
    }

    private static List<String> othersForeignKeys(Connection connection, String schema, List<TableModel> tables)
            throws SQLException {
        var found = new ArrayList<String>();
        var names = tables.stream().map(TableModel::targetName).toArray(String[]::new);
        try (var query = connection.prepareStatement(FOREIGN_KEYS)) {
            query.setString(1, schema);
            query.setArray(2, connection.createArrayOf("text", names));
            try (var row = query.executeQuery()) {
                while (row.next()) {
                    found.add(row.getString(1));
                }
            }
        }
        return found;
    }
}
