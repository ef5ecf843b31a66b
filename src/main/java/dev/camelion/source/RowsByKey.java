package dev.camelion.source;

import dev.camelion.ddl.model.ColumnModel;
import dev.camelion.ddl.model.TableModel;
import dev.camelion.model.TableId;
import dev.camelion.value.Adjustments;
import dev.camelion.value.KeyValues;
import dev.camelion.value.ValueCodec;
import dev.camelion.value.ValueCodecs;
import dev.camelion.value.ValueRule;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Reads rows of one table of the source by texts of the target. Columns go by their names in the target. Safe for many
 * threads, each with a connection of its own.
 */
public final class RowsByKey {
    private static final int KEYS_A_STATEMENT = 500;

    private final TableId table;
    private final Map<String, Column> columns = new LinkedHashMap<>();

    private record Column(ColumnModel model, ValueRule rule, ValueCodec codec) {
        String quoted() {
            return Quoted.name(model.name());
        }
    }

    /** Takes a row; called in no order. */
    public interface Reader {
        /**
         * @param row texts of the target by column
         * @param refusal why a policy refuses the row, which the target is not to have then; null where none does
         */
        void row(Map<String, @Nullable String> row, @Nullable String refusal) throws SQLException;
    }

    public RowsByKey(TableModel table, Function<ColumnModel, String> names, Function<ColumnModel, ValueRule> rules) {
        this.table = table.id();
        for (var column : table.columns()) {
            var rule = rules.apply(column);
            columns.put(names.apply(column), new Column(column, rule, ValueCodecs.of(column, rule)));
        }
    }

    public boolean has(Collection<String> names) {
        return columns.keySet().containsAll(names);
    }

    /** Gives those of the rows with these keys that there are, with the columns selected; {@code adjustments} counts. */
    public void read(
            Connection source,
            List<String> key,
            List<Map<String, @Nullable Object>> keys,
            Predicate<String> selected,
            Adjustments adjustments,
            Reader rows)
            throws SQLException {
        var names = columns.keySet().stream()
                .filter(name -> key.contains(name) || selected.test(name))
                .toList();
        for (var first = 0; first < keys.size(); first += KEYS_A_STATEMENT) {
            var part = keys.subList(first, Math.min(keys.size(), first + KEYS_A_STATEMENT));
            readPart(source, key, part, names, adjustments, rows);
        }
    }

    private void readPart(
            Connection source,
            List<String> key,
            List<Map<String, @Nullable Object>> keys,
            List<String> names,
            Adjustments adjustments,
            Reader rows)
            throws SQLException {
        try (var statement = source.prepareStatement(select(names, key, keys.size()))) {
            var index = 1;
            for (var values : keys) {
                for (var name : key) {
                    bind(statement, index++, name, values);
                }
            }
            // row by row: the driver would hold the whole result otherwise
            statement.setFetchSize(Integer.MIN_VALUE);
            try (var result = statement.executeQuery()) {
                while (result.next()) {
                    var row = new LinkedHashMap<String, @Nullable String>();
                    for (var i = 0; i < names.size(); i++) {
                        var value = result.getBytes(i + 1);
                        row.put(
                                names.get(i),
                                value == null
                                        ? null
                                        : column(names.get(i)).codec.fromCopy(value, adjustments));
                    }
                    rows.row(row, adjustments.takeRefusal());
                }
            }
        }
    }

    private String select(List<String> names, List<String> key, int count) {
        var expressions = names.stream()
                .map(this::column)
                .map(column -> column.codec.selectExpression(column.quoted()))
                .collect(Collectors.joining(", "));
        var one = "(" + String.join(", ", Collections.nCopies(key.size(), "?")) + ")";
        return "SELECT %s FROM %s WHERE (%s) IN (%s)"
                .formatted(
                        expressions,
                        Quoted.table(table),
                        key.stream().map(name -> column(name).quoted()).collect(Collectors.joining(", ")),
                        String.join(", ", Collections.nCopies(count, one)));
    }

    private void bind(PreparedStatement statement, int index, String name, Map<String, @Nullable Object> values)
            throws SQLException {
        var column = column(name);
        var text = values.get(name);
        statement.setObject(index, text == null ? null : KeyValues.of(column.model, column.rule, text.toString()));
    }

    /** How many rows have these values in the columns. */
    public long count(Connection source, List<String> names, Map<String, @Nullable Object> values) throws SQLException {
        var conditions = new ArrayList<String>();
        for (var name : names) {
            conditions.add(column(name).quoted() + " <=> ?");
        }
        var sql = "SELECT COUNT(*) FROM %s WHERE %s".formatted(Quoted.table(table), String.join(" AND ", conditions));
        try (var statement = source.prepareStatement(sql)) {
            for (var i = 0; i < names.size(); i++) {
                bind(statement, i + 1, names.get(i), values);
            }
            try (var row = statement.executeQuery()) {
                row.next();
                return row.getLong(1);
            }
        }
    }

    private Column column(String name) {
        var column = columns.get(name);
        if (column == null) {
            throw new IllegalArgumentException("%s has no column %s".formatted(table, name));
        }
        return column;
    }
}
