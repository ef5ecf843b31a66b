package dev.camelion.verify;

import dev.camelion.ddl.model.ColumnModel;
import dev.camelion.ddl.model.TableModel;
import dev.camelion.ddl.name.Identifiers;
import dev.camelion.source.Quoted;
import dev.camelion.value.ValueCodec;
import dev.camelion.value.ValueCodecs;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Collectors;

/** A table with the expressions that make it comparable. Pure. */
final class ComparedTable {
    private final TableModel table;
    private final String schema;
    private final List<ComparedColumn> columns;
    private final List<ComparedColumn> key;
    private final boolean mayHaveMoreColumns;

    record ComparedColumn(ColumnModel model, String target, ValueCodec codec) {
        String sourceName() {
            return Quoted.name(model.name());
        }

        String targetName() {
            return Identifiers.quote(target);
        }

        // no canonical text is an N
        String sourceCanonical() {
            return "COALESCE(%s, 'N')".formatted(codec.sourceCanonical(sourceName()));
        }

        String targetCanonical() {
            return "coalesce(%s, 'N')".formatted(codec.targetCanonical(targetName()));
        }
    }

    ComparedTable(VerificationPlan plan, ReplicaDesign design, TableModel table) {
        this.table = table;
        this.schema = plan.schema(table.id());
        this.mayHaveMoreColumns = plan.keepsTables();
        this.columns = table.columns().stream()
                .map(column -> new ComparedColumn(
                        column, design.columnName(column), ValueCodecs.of(column, design.rule(table, column))))
                .toList();
        this.key = table.keyColumns().stream()
                .flatMap(column -> columns.stream().filter(c -> c.model().equals(column)))
                .toList();
    }

    /** Whether the target's table has columns of its own, which no difference is made of. */
    boolean mayHaveMoreColumns() {
        return mayHaveMoreColumns;
    }

    TableModel model() {
        return table;
    }

    String schema() {
        return schema;
    }

    String targetTable() {
        return table.targetName();
    }

    List<String> targetColumns() {
        return columns.stream().map(ComparedColumn::target).toList();
    }

    List<ComparedColumn> key() {
        return key;
    }

    /** Columns whose values only {@link ValueCodec#comparable} settles. */
    List<ComparedColumn> undecided() {
        return columns.stream()
                .filter(column -> !column.codec().isDecidedByServers())
                .toList();
    }

    private List<ComparedColumn> decided() {
        return decided(columns);
    }

    private static List<ComparedColumn> decided(List<ComparedColumn> columns) {
        return columns.stream()
                .filter(column -> column.codec().isDecidedByServers())
                .toList();
    }

    // a floating-point number in a key may be another text on each side
    private List<ComparedColumn> order() {
        return decided(key);
    }

    // the digest stands twice and is computed twice: a derived table would be written to the source's disk
    String sourceChecksum() {
        var digest = sourceDigest(columns);
        return "SELECT COUNT(*), SUM(CAST(CONV(LEFT(%1$s, 16), 16, 10) AS UNSIGNED)), SUM(CAST(CONV(SUBSTRING(%1$s, 17, 16), 16, 10) AS UNSIGNED)) FROM %2$s"
                .formatted(digest, Quoted.table(table.id()));
    }

    /** Pieces of 32 bits, as bigint has a sign. */
    String targetChecksum() {
        var pieces = new ArrayList<String>();
        for (var start = 1; start <= 25; start += 8) {
            pieces.add("sum(('x' || substr(digest, %d, 8))::bit(32)::bigint)".formatted(start));
        }
        return "select count(*), %s from (select %s as digest from %s offset 0) digests"
                .formatted(String.join(", ", pieces), targetDigest(columns), targetName());
    }

    /**
     * Rows in the order of a digest of their keys: that digest, a digest of the columns that servers decide, the key's
     * columns, the undecided ones. Without a key that servers decide, rows are ordered by the second digest.
     */
    String sourceRows() {
        var digest = sourceDigest(decided());
        var order = order().isEmpty() ? digest : sourceDigest(order());
        return "SELECT %s, %s%s FROM %s ORDER BY 1"
                .formatted(
                        order, digest, more(c -> c.codec().selectExpression(c.sourceName())), Quoted.table(table.id()));
    }

    /** PostgreSQL's counterpart of {@link #sourceRows}. */
    String targetRows() {
        var digest = targetDigest(decided());
        var order = order().isEmpty() ? digest : targetDigest(order());
        return "select (%s) collate \"C\", %s%s from %s order by 1"
                .formatted(order, digest, more(c -> c.codec().targetText(c.targetName())), targetName());
    }

    private String more(Function<ComparedColumn, String> expression) {
        var more = new ArrayList<>(key);
        more.addAll(undecided());
        return more.stream().map(expression).map(e -> ", " + e).collect(Collectors.joining());
    }

    private static String sourceDigest(List<ComparedColumn> columns) {
        return columns.stream()
                .map(column -> ", " + column.sourceCanonical())
                .collect(Collectors.joining("", "SHA2(CONCAT_WS(',', ''", "), 256)"));
    }

    private static String targetDigest(List<ComparedColumn> columns) {
        return columns.stream()
                .map(c -> " || ',' || " + c.targetCanonical())
                .collect(Collectors.joining("", "encode(sha256(convert_to(''", ", 'UTF8')), 'hex')"));
    }

    private String targetName() {
        return Identifiers.qualified(schema, targetTable());
    }
}
