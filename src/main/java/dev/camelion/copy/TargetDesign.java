package dev.camelion.copy;

import dev.camelion.ddl.model.ColumnModel;
import dev.camelion.ddl.model.SourceModel;
import dev.camelion.ddl.model.TableModel;
import dev.camelion.ddl.name.Identifiers;
import dev.camelion.ddl.outcome.CascadingKey;
import dev.camelion.ddl.outcome.DdlWarning;
import dev.camelion.model.TableId;
import dev.camelion.value.ValueRule;
import java.util.List;
import java.util.Map;

/** What the source's tables become in PostgreSQL. Pure; safe for many threads. */
public interface TargetDesign {
    /**
     * @param definitions SHOW CREATE TABLE by table
     * @param charsets default character set by database
     */
    SourceModel read(Map<TableId, String> definitions, Map<String, String> charsets);

    /** The column's name in PostgreSQL. */
    default String columnName(ColumnModel column) {
        return Identifiers.targetName(column.name());
    }

    /** The table's foreign keys whose actions change its rows. */
    List<CascadingKey> foreignKeys(SourceModel model, TableModel table);

    /** What of the tables cannot be replicated truly. */
    List<DdlWarning> warnings(SourceModel model);

    /** Whether the settings chose the column's type. */
    boolean isOverridden(TableModel table, ColumnModel column);

    /** What becomes of the column's values. */
    ValueRule rule(TableModel table, ColumnModel column);

    /**
     * Whether the rows go into tables that the target has already: those are emptied and filled, and never altered to
     * take a value.
     */
    default boolean keepsTables() {
        return false;
    }

    /** Statements that create the table and the types it needs in {@code schema}, without keys and indexes. */
    List<String> tables(TableModel table, String schema);

    /** The statement that creates the key which identifies rows; empty where the table has none. */
    List<String> key(TableModel table, String schema);

    /** Statements that create the other keys and indexes, in any order or side by side. */
    List<String> indexes(TableModel table, String schema);

    List<String> comments(TableModel table, String schema);
}
