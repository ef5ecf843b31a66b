package dev.camelion.capture;

import static java.util.Objects.requireNonNull;

import dev.camelion.changelog.Utf8;
import dev.camelion.ddl.model.ColumnModel;
import dev.camelion.ddl.model.TableModel;
import dev.camelion.ddl.name.Identifiers;
import dev.camelion.ddl.type.TypeMap;
import dev.camelion.value.Adjustments;
import dev.camelion.value.Geometry;
import dev.camelion.value.ValueCodec;
import dev.camelion.value.ValueRules;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.apache.kafka.connect.data.Field;
import org.apache.kafka.connect.data.Schema;
import org.apache.kafka.connect.data.Struct;
import org.jspecify.annotations.Nullable;

/** Writes the rows of one table, of one structure, as JSON objects by target column. One thread at a time. */
final class TableEncoder {
    private final TableModel table;
    private final String schema;
    private final List<EncodedColumn> columns;
    private final List<EncodedColumn> oldColumns;
    private final List<String> keyColumns;
    private final RowImages images;
    private final Adjustments adjustments = new Adjustments();
    // old rows only name what is there: they count for nothing, and no policy refuses them
    private final Adjustments ofOldRows = new Adjustments();
    private final RowJson json = new RowJson();

    private final Set<String> relaxed = new HashSet<>();
    private final List<String> toRelax = new ArrayList<>();
    private final List<String> toLabel = new ArrayList<>();

    private @Nullable Schema checked;
    private boolean fits;
    private boolean covers;

    /**
     * @param member its name as it stands in the JSON
     * @param errorLabelType the enum type that lacks MySQL's error value; null where there is none
     */
    private record EncodedColumn(
            String source,
            String target,
            byte[] member,
            boolean nullable,
            ValueCodec codec,
            @Nullable TextDecoder decoder,
            @Nullable String errorLabelType) {}

    TableEncoder(TableModel table, String schema, TypeMap types, ValueRules rules, RowImages images) {
        this.table = table;
        this.schema = schema;
        this.images = images;
        this.columns = table.columns().stream()
                .map(column -> column(column, types, rules))
                .toList();
        this.oldColumns = table.columns().stream()
                .filter(images::has)
                .map(column -> columns.get(table.columns().indexOf(column)))
                .toList();
        this.keyColumns = table.keyColumns().stream()
                .map(column -> Identifiers.targetName(column.name()))
                .toList();
    }

    private EncodedColumn column(ColumnModel column, TypeMap types, ValueRules rules) {
        var target = Identifiers.targetName(column.name());
        return new EncodedColumn(
                column.name(),
                target,
                RowJson.name(target),
                column.nullable(),
                rules.codec(table, column),
                TextDecoder.of(column),
                types.isEnum(table, column) && !column.type().labels().contains("")
                        ? types.targetType(table, column)
                        : null);
    }

    TableModel table() {
        return table;
    }

    String schema() {
        return schema;
    }

    String name() {
        return table.targetName();
    }

    Adjustments adjustments() {
        return adjustments;
    }

    /** Whether the engine's row has exactly the columns of the source model. */
    boolean matches(Struct row) {
        check(row);
        return fits;
    }

    /** Whether the engine's row has all columns of the source model, and maybe more. */
    boolean covers(Struct row) {
        check(row);
        return covers;
    }

    private void check(Struct row) {
        if (checked == row.schema()) {
            return;
        }
        Set<String> engine =
                row.schema().fields().stream().map(Field::name).collect(Collectors.toCollection(HashSet::new));
        var model = columns.stream().map(EncodedColumn::source).collect(Collectors.toSet());
        fits = engine.equals(model);
        covers = engine.containsAll(model);
        checked = row.schema();
    }

    /**
     * NOT NULL columns that the rows encoded since the last call need NULL in, where the policy says so of a value that
     * PostgreSQL cannot hold; each is named once. Key columns are left out: their rows are refused.
     */
    List<String> takeToRelax() {
        var taken =
                toRelax.stream().filter(column -> !keyColumns.contains(column)).toList();
        toRelax.clear();
        return taken;
    }

    /** Enum types that the rows encoded since the last call need MySQL's error value '' in; each is named once. */
    List<String> takeToLabel() {
        var taken = List.copyOf(toLabel);
        toLabel.clear();
        return taken;
    }

    RowImages images() {
        return images;
    }

    /** The new row, or what is logged of a deleted one. */
    Utf8 row(SourceEvent.RowChange change) {
        return change.after() == null
                ? json(requireNonNull(change.before()), oldColumns, ofOldRows)
                : json(change.after(), columns, adjustments);
    }

    /** What is logged of the old row of an update; null where nothing is. */
    @Nullable
    Utf8 old(SourceEvent.RowChange change) {
        if (change.operation() != SourceEvent.Operation.UPDATE) {
            return null;
        }
        var before = requireNonNull(change.before());
        return images.needsOld(before, requireNonNull(change.after())) ? json(before, oldColumns, ofOldRows) : null;
    }

    private Utf8 json(Struct row, List<EncodedColumn> written, Adjustments counted) {
        json.begin();
        for (var column : written) {
            json.member(column.member);
            if (!write(column, value(row, column), counted)) {
                json.noValue();
            }
        }
        return json.end();
    }

    /** False where the value is NULL in the target. */
    private boolean write(EncodedColumn column, @Nullable Object value, Adjustments counted) {
        if (value == null) {
            return false;
        }
        if (column.errorLabelType != null && isErrorValue(value) && relaxed.add(column.target)) {
            toLabel.add(column.errorLabelType);
        }
        if (column.codec.writeFromEngine(value, counted, json)) {
            return true;
        }
        if (!column.nullable && relaxed.add(column.target)) {
            toRelax.add(column.target);
        }
        return false;
    }

    // the engine gives labels by their numbers, from 1
    private static boolean isErrorValue(Object label) {
        return label instanceof Number number && number.longValue() == 0;
    }

    private static @Nullable Object value(Struct row, EncodedColumn column) {
        var value = row.getWithoutDefault(column.source);
        if (value instanceof Struct geometry) {
            return Geometry.internal((byte[]) geometry.get("wkb"), (Integer) geometry.get("srid"));
        }
        return column.decoder == null || value == null
                ? value
                : column.decoder.decoded(
                        value, row.schema().field(column.source).schema());
    }
}
