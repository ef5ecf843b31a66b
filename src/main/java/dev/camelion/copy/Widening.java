package dev.camelion.copy;

import dev.camelion.catalogue.CopyStore;
import dev.camelion.catalogue.Queries;
import dev.camelion.ddl.model.ColumnModel;
import dev.camelion.ddl.model.TableModel;
import java.sql.Connection;
import java.sql.SQLException;

/**
 * Makes room in one table for values that MySQL has against its own definition: the empty string in an ENUM, its error
 * value, and NULL in a NOT NULL column for a zero date; not in an application's table. It is made outside of transactions alone, so whoever meets such a
 * value is told to come again.
 */
final class Widening {
    private static final String ADD_EMPTY_LABEL = Queries.load("add_empty_label");

    private final Connection connection;
    private final TableJob job;
    private final TargetDesign design;
    private final CopyStore store;
    private final long sourceId;

    /** Room has to be made first. */
    static final class Needed extends RuntimeException {
        private static final long serialVersionUID = 1L;

        private final transient ColumnModel column;
        private final boolean forEmpty;

        private Needed(ColumnModel column, boolean forEmpty) {
            super("room is needed in " + column.name(), null, false, false);
            this.column = column;
            this.forEmpty = forEmpty;
        }
    }

    Widening(Connection connection, TableJob job, TargetDesign design, CopyStore store, long sourceId) {
        this.connection = connection;
        this.job = job;
        this.design = design;
        this.store = store;
        this.sourceId = sourceId;
    }

    /**
     * To be asked of each empty value.
     *
     * @throws Needed where the column's type may lack a label for it
     */
    void checkEmpty(ColumnModel column) {
        if (!design.keepsTables()
                && column.type().name().equals("enum")
                && !column.type().labels().contains("")
                && !job.isWidened(column, true)) {
            throw new Needed(column, true);
        }
    }

    /**
     * To be asked of each value that becomes NULL; never of a key, whose rows are refused instead.
     *
     * @throws Needed where NULL has to be allowed
     */
    void checkNull(ColumnModel column) {
        if (!design.keepsTables()
                && !column.nullable()
                && !job.table().keyColumns().contains(column) && !job.isWidened(column, false)) {
            throw new Needed(column, false);
        }
    }

    void make(Needed needed) throws SQLException {
        var column = needed.column;
        if (needed.forEmpty && addEmpty(column)) {
            warn("%s.%s holds MySQL's error value '', which is now a label of its type"
                    .formatted(job.id(), column.name()));
        } else if (!needed.forEmpty) {
            allowNull(job.table(), column);
            warn("%s.%s is NOT NULL and holds %s, which are NULL in the target: it allows NULL there"
                    .formatted(job.id(), column.name(), whatIsNull(column)));
        }
        job.widened(column, needed.forEmpty);
    }

    private void warn(String warning) throws SQLException {
        store.warn(connection, sourceId, job.id(), warning);
        job.warn(warning);
    }

    private boolean addEmpty(ColumnModel column) throws SQLException {
        try (var query = connection.prepareStatement(ADD_EMPTY_LABEL)) {
            query.setString(1, job.schema());
            query.setString(2, job.table().targetName());
            query.setString(3, design.columnName(column));
            try (var row = query.executeQuery()) {
                if (!row.next()) {
                    return false;
                }
                execute(row.getString(1));
                return true;
            }
        }
    }

    private void allowNull(TableModel table, ColumnModel column) throws SQLException {
        execute("alter table %s alter column %s drop not null"
                .formatted(Names.quoted(job.schema(), table.targetName()), Names.quoted(design.columnName(column))));
    }

    private static String whatIsNull(ColumnModel column) {
        return switch (column.type().name()) {
            case "date", "datetime", "timestamp" -> "zero dates";
            case "time" -> "times of no one day";
            default -> "numbers other than 0 and 1";
        };
    }

    private void execute(String command) throws SQLException {
        try (var statement = connection.createStatement()) {
            statement.execute(command);
        }
    }
}
