package dev.camelion.copy;

import dev.camelion.ddl.model.ColumnModel;
import dev.camelion.ddl.model.TableModel;
import dev.camelion.source.Quoted;
import dev.camelion.value.Adjustments;
import dev.camelion.value.ValueCodec;
import dev.camelion.value.ValueCodecs;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.postgresql.PGConnection;

/** Copies the rows of one table, a stream from end to end. For one use. */
final class TableCopier {
    private static final int PROGRESS_ROWS = 10_000;

    private final TableModel table;
    private final TargetDesign design;
    private final List<ColumnModel> columns;
    private final List<ValueCodec> codecs;
    private final RefusedRows refused;
    private final Widening widening;
    private final CopyStream stream;
    private final CopyProgress progress;
    private final RowLimit limit;
    private final Adjustments adjustments = new Adjustments();
    private final List<String> warnings = new ArrayList<>();

    TableCopier(CopyPlan plan, TargetDesign design, TableModel table, Connection target, CopyProgress progress)
            throws SQLException {
        var schema = plan.schema(table.id());
        var loading = Names.loading(schema);
        this.table = table;
        this.design = design;
        this.columns = table.columns();
        this.codecs = columns.stream()
                .map(column -> ValueCodecs.of(column, design.rule(table, column)))
                .toList();
        this.refused = new RefusedRows(target, plan.sourceId(), table.id(), schema, table.targetName());
        this.widening = new Widening(target, loading, table, design);
        this.stream = new CopyStream(target.unwrap(PGConnection.class).getCopyAPI(), copyStatement(loading), refused);
        this.progress = progress;
        this.limit = new RowLimit(table.id(), Runtime.getRuntime().maxMemory(), plan.workers());
    }

    private String copyStatement(String schema) {
        return columns.stream()
                .map(column -> Names.quoted(design.columnName(column)))
                .collect(Collectors.joining(
                        ", ", "copy " + Names.quoted(schema, table.targetName()) + " (", ") from stdin"));
    }

    private String selectStatement() {
        var expressions = new ArrayList<String>();
        for (var i = 0; i < columns.size(); i++) {
            expressions.add(
                    codecs.get(i).selectExpression(Quoted.name(columns.get(i).name())));
        }
        return "SELECT %s FROM %s".formatted(String.join(", ", expressions), Quoted.table(table.id()));
    }

    /** Returns how many rows the source has. */
    long copy(Connection source) throws SQLException {
        // back to the savepoint, the table is free again for who wants to alter it
        execute(source, "SAVEPOINT copied");
        try (var statement = source.createStatement()) {
            // row by row: the driver would hold the whole result otherwise
            statement.setFetchSize(Integer.MIN_VALUE);
            try (var rows = statement.executeQuery(selectStatement())) {
                while (rows.next()) {
                    copyRow(rows);
                }
            }
        }
        execute(source, "ROLLBACK TO SAVEPOINT copied");
        stream.flush();
        return stream.rows();
    }

    private static void execute(Connection source, String command) throws SQLException {
        try (var statement = source.createStatement()) {
            statement.execute(command);
        }
    }

    private void copyRow(ResultSet row) throws SQLException {
        limit.begin();
        for (var i = 0; i < codecs.size(); i++) {
            var value = row.getBytes(i + 1);
            var column = columns.get(i);
            if (value == null) {
                stream.nullField();
                continue;
            }
            limit.add(value.length);
            if (value.length == 0 && widening.mayLackEmpty(column)) {
                addEmptyLabel(column);
            }
            if (!codecs.get(i).writeFromCopy(value, adjustments, stream.field())) {
                if (widening.mayLackNull(column)) {
                    allowNull(column);
                }
                stream.nullField();
            }
        }
        var refusal = adjustments.takeRefusal();
        if (refusal == null) {
            stream.endRow();
        } else {
            stream.refuseRow(refusal);
        }
        if (stream.rows() % PROGRESS_ROWS == 0) {
            progress.copied(table.id(), stream.rows(), stream.bytes());
        }
    }

    private void addEmptyLabel(ColumnModel column) throws SQLException {
        stream.flush();
        if (widening.addEmpty(column)) {
            warnings.add("%s.%s holds MySQL's error value '', which is now a label of its type"
                    .formatted(table.id(), column.name()));
        }
    }

    private void allowNull(ColumnModel column) throws SQLException {
        stream.flush();
        widening.allowNull(column);
        warnings.add("%s.%s is NOT NULL and holds %s, which are NULL in the target: it allows NULL there"
                .formatted(table.id(), column.name(), whatIsNull(column)));
    }

    private static String whatIsNull(ColumnModel column) {
        return switch (column.type().name()) {
            case "date", "datetime", "timestamp" -> "zero dates";
            case "time" -> "times of no one day";
            default -> "numbers other than 0 and 1";
        };
    }

    long bytes() {
        return stream.bytes();
    }

    int refused() {
        return refused.count();
    }

    Adjustments adjustments() {
        return adjustments;
    }

    List<String> warnings() {
        return warnings;
    }
}
