package dev.camelion.ddl.render;

import dev.camelion.ddl.model.ColumnModel;
import dev.camelion.ddl.model.PartitionModel;
import dev.camelion.ddl.model.Partitioning;
import dev.camelion.ddl.model.TableModel;
import dev.camelion.ddl.name.Identifiers;
import dev.camelion.ddl.type.TargetKind;
import dev.camelion.ddl.type.TypeMap;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * Which rows of the target's plain table a partition of the source has, by its bounds. MySQL puts NULL below every
 * bound (manual 8.4, 26.2.7). Texts are left out, since collations of the two servers differ.
 */
public final class PartitionRows {
    private final TypeMap types;
    private final TableModel table;

    public PartitionRows(TypeMap types, TableModel table) {
        this.types = types;
        this.table = table;
    }

    /** The condition that holds for the rows of these partitions alone; empty where it cannot be told for certain. */
    public Optional<String> condition(List<String> names) {
        var partitioning = table.partitioning();
        if (partitioning == null || partitioning.method() == Partitioning.Method.OTHER) {
            return Optional.empty();
        }
        try {
            return Optional.of(
                    names.stream().map(name -> condition(partitioning, name)).collect(Collectors.joining(" OR ")));
        } catch (UnknownRowsException unknown) {
            return Optional.empty();
        }
    }

    private String condition(Partitioning partitioning, String name) {
        var partition = partitioning.partition(name).orElseThrow(UnknownRowsException::new);
        var parts = parts(partitioning);
        if (partitioning.method() == Partitioning.Method.LIST) {
            return partition.values().stream()
                    .map(tuple -> equal(parts, tuple))
                    .collect(Collectors.joining(" OR ", "(", ")"));
        }
        var at = partitioning.partitions().indexOf(partition);
        var below = below(parts, bound(partition), 0);
        return at == 0
                ? "(%s)".formatted(below)
                : "(%s AND NOT %s)"
                        .formatted(
                                below,
                                below(parts, bound(partitioning.partitions().get(at - 1)), 0));
    }

    private static List<String> bound(PartitionModel range) {
        return range.values().get(0);
    }

    private static String below(List<Part> parts, List<String> bound, int at) {
        if (bound.get(at).equalsIgnoreCase("MAXVALUE")) {
            return "true";
        }
        var part = parts.get(at);
        var value = part.literal(bound.get(at));
        var smaller = part.isNullable()
                ? "(%1$s IS NULL OR %1$s < %2$s)".formatted(part.sql(), value)
                : "%s < %s".formatted(part.sql(), value);
        return at + 1 == parts.size()
                ? smaller
                : "(%s OR %s = %s AND %s)".formatted(smaller, part.sql(), value, below(parts, bound, at + 1));
    }

    private static String equal(List<Part> parts, List<String> tuple) {
        var equations = new ArrayList<String>();
        for (int i = 0; i < parts.size(); i++) {
            var part = parts.get(i);
            equations.add(
                    tuple.get(i).equalsIgnoreCase("NULL")
                            ? part.sql() + " IS NULL"
                            : "%s = %s".formatted(part.sql(), part.literal(tuple.get(i))));
        }
        return equations.size() == 1 ? equations.get(0) : "(" + String.join(" AND ", equations) + ")";
    }

    private List<Part> parts(Partitioning partitioning) {
        if (partitioning.isByColumns()) {
            return partitioning.by().stream().map(this::columnPart).toList();
        }
        var expression =
                PartitionExpression.of(types, table, partitioning.by().get(0)).orElseThrow(UnknownRowsException::new);
        return List.of(new NumberPart(expression, partitioning.method() == Partitioning.Method.RANGE));
    }

    private Part columnPart(String name) {
        var column = table.column(name).orElseThrow(UnknownRowsException::new);
        var type = types.targetType(table, column);
        return switch (TargetKind.of(type)) {
            case INTEGER, NUMERIC, DATE, TIMESTAMP, TIME, BYTEA ->
                new ColumnPart(
                        Identifiers.quote(Identifiers.targetName(column.name())),
                        column,
                        type,
                        types.zone(table, column));
            default -> throw new UnknownRowsException();
        };
    }

    /** What a part of a bound is compared with. */
    private sealed interface Part {
        String sql();

        boolean isNullable();

        String literal(String mysql);
    }

    private record ColumnPart(String sql, ColumnModel column, String type, ZoneId zone) implements Part {
        @Override
        public boolean isNullable() {
            return PartitionExpression.isNullable(column, type);
        }

        @Override
        public String literal(String mysql) {
            var literal = ConstantLiterals.of(column, type, zone, mysql).sql();
            if (literal == null) {
                throw new UnknownRowsException();
            }
            return literal;
        }
    }

    /** Ranges are compared by the column itself where the function keeps its order, so that an index can be of use. */
    private record NumberPart(PartitionExpression expression, boolean isRange) implements Part {
        @Override
        public String sql() {
            return isRange ? expression.ordered() : expression.number();
        }

        @Override
        public boolean isNullable() {
            return expression.nullable();
        }

        @Override
        public String literal(String mysql) {
            var number = PartitionExpression.constant(mysql).orElseThrow(UnknownRowsException::new);
            return isRange ? expression.bound(number) : number;
        }
    }

    /** Never leaves this class. */
    private static final class UnknownRowsException extends RuntimeException {
        private static final long serialVersionUID = 1;
    }
}
