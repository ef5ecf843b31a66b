package dev.camelion.verify.cascade;

import dev.camelion.catalogue.Json;
import dev.camelion.ddl.model.TableModel;
import dev.camelion.model.TableId;
import dev.camelion.source.RowsByKey;
import dev.camelion.value.Adjustments;
import dev.camelion.verify.ReplicaDesign;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** Reads rows of one table of the source by target text. Columns go by their names in the target. */
final class CheckedTable {
    private final TableId id;
    private final RowsByKey rows;

    CheckedTable(TableModel table, ReplicaDesign design) {
        this.id = table.id();
        this.rows = new RowsByKey(table, design::columnName, column -> design.rule(table, column));
    }

    TableId id() {
        return id;
    }

    boolean has(Collection<String> names) {
        return rows.has(names);
    }

    /** Those of the rows with these keys that there are, as JSON, with the columns selected. */
    void read(
            Connection source,
            List<String> key,
            List<Map<String, @Nullable Object>> keys,
            Predicate<String> selected,
            Consumer<String> found)
            throws SQLException {
        rows.read(source, key, keys, selected, new Adjustments(), (row, refusal) -> {
            // the replica does not have what a policy refuses
            if (refusal == null) {
                found.accept(Json.write(row));
            }
        });
    }

    /** How many rows have these values in the columns. */
    long count(Connection source, List<String> names, Map<String, @Nullable Object> values) throws SQLException {
        return rows.count(source, names, values);
    }
}
