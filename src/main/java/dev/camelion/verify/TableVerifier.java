package dev.camelion.verify;

import dev.camelion.value.Adjustments;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Future;
import org.jspecify.annotations.Nullable;

/** Compares one table after the other: by checksums, and where these differ, row by row. */
final class TableVerifier {
    private final Connection source;
    private final TargetSnapshot target;
    private final ExecutorService aside;
    private final VerificationProgress progress;

    /** @param aside runs the source's statements while the target's run in the caller's thread */
    TableVerifier(Connection source, TargetSnapshot target, ExecutorService aside, VerificationProgress progress) {
        this.source = source;
        this.target = target;
        this.aside = aside;
        this.progress = progress;
    }

    TableComparison compare(ComparedTable table) throws SQLException {
        var columns = target.columns(table.schema(), table.targetTable());
        var reason = difference(table, columns);
        if (reason != null) {
            return comparison(table, null, null, null, reason);
        }
        Future<Checksum> there = aside.submit(() -> sourceChecksum(table));
        Checksum here;
        try {
            here = target.checksum(table);
        } catch (SQLException | RuntimeException e) {
            source.abort(Runnable::run);
            throw e;
        }
        var other = result(there);
        if (other.equals(here)) {
            return comparison(table, other, here, null, null);
        }
        progress.comparingRows(table.model().id());
        var merge = merge(table);
        return comparison(table, other, here, merge, merge.differing() == 0 ? null : "rows differ");
    }

    private static @Nullable String difference(ComparedTable table, @Nullable List<String> columns) {
        if (table.model().columns().isEmpty()) {
            return "its structure in the source is not understood";
        }
        if (columns == null) {
            return "the target has no such table";
        }
        var missing = new ArrayList<>(table.targetColumns());
        missing.removeAll(columns);
        var extra = table.mayHaveMoreColumns() ? new ArrayList<String>() : new ArrayList<>(columns);
        extra.removeAll(table.targetColumns());
        if (missing.isEmpty() && extra.isEmpty()) {
            return null;
        }
        var reasons = new ArrayList<String>();
        if (!missing.isEmpty()) {
            reasons.add("the target lacks the columns " + String.join(", ", missing));
        }
        if (!extra.isEmpty()) {
            reasons.add("the target alone has the columns " + String.join(", ", extra));
        }
        return String.join("; ", reasons);
    }

    private Checksum sourceChecksum(ComparedTable table) throws SQLException {
        try (var statement = source.createStatement();
                var row = statement.executeQuery(table.sourceChecksum())) {
            row.next();
            return new Checksum(row.getLong(1), TargetSnapshot.sum(row, 2), TargetSnapshot.sum(row, 3));
        }
    }

    private RowMerge merge(ComparedTable table) throws SQLException {
        var merges = new ArrayList<RowMerge>();
        var adjustments = new Adjustments();
        try (var statement = source.createStatement()) {
            statement.setFetchSize(Integer.MIN_VALUE);
            try (var sourceRows = statement.executeQuery(table.sourceRows())) {
                target.rows(table, targetRows -> {
                    var there = new RowCursor(sourceRows, table, (row, index, column) -> {
                        var value = row.getBytes(index);
                        return value == null ? null : column.codec().fromCopy(value, adjustments);
                    });
                    var here = new RowCursor(targetRows, table, (row, index, column) -> row.getString(index));
                    var merge = new RowMerge(there, here, !table.key().isEmpty());
                    merge.run();
                    merges.add(merge);
                });
            }
        }
        return merges.get(0);
    }

    private TableComparison comparison(
            ComparedTable table,
            @Nullable Checksum source,
            @Nullable Checksum target,
            @Nullable RowMerge merge,
            @Nullable String reason) {
        return new TableComparison(
                table.model().id(),
                table.schema(),
                table.targetTable(),
                source,
                target,
                merge == null ? 0 : merge.differing(),
                merge == null ? List.of() : merge.differences(),
                reason);
    }

    private static Checksum result(Future<Checksum> future) throws SQLException {
        try {
            return future.get();
        } catch (ExecutionException e) {
            if (e.getCause() instanceof SQLException failure) {
                throw failure;
            }
            throw new IllegalStateException(e.getCause());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new SQLException("interrupted", e);
        }
    }
}
