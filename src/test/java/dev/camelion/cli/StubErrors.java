package dev.camelion.cli;

import dev.camelion.catalogue.errors.AdjustmentCount;
import dev.camelion.catalogue.errors.DiscardedImage;
import dev.camelion.catalogue.errors.DiscardedRow;
import dev.camelion.catalogue.errors.DroppedView;
import dev.camelion.catalogue.errors.ErrorCount;
import dev.camelion.catalogue.errors.LoggedError;
import dev.camelion.catalogue.errors.OpenSchemaChange;
import dev.camelion.catalogue.errors.TroubledTable;
import dev.camelion.catalogue.errors.WarningCount;
import dev.camelion.cli.operation.ErrorSummary;
import dev.camelion.cli.operation.SourceErrors;
import dev.camelion.model.TableId;
import java.time.Instant;
import java.util.List;

/** One of each kind of error. */
final class StubErrors {
    private static final Instant TIME = Instant.parse("2026-01-02T03:04:05Z");
    private static final TableId TAGS = new TableId("shop", "tags");

    private StubErrors() {}

    static SourceErrors of(String source, int limit) {
        return new SourceErrors(
                source,
                List.of(
                                row(9, StubOperations.ORDERS, "insert", "open", true),
                                row(8, StubOperations.ITEMS, "update", "open", false),
                                copied(2))
                        .subList(0, Math.min(limit, 3)),
                3,
                List.of(
                        new TroubledTable(StubOperations.ITEMS, "shop", "items", false, false, null, TIME, 0, 1),
                        new TroubledTable(
                                StubOperations.ORDERS,
                                "shop",
                                "orders",
                                true,
                                false,
                                "100 rows were refused",
                                TIME,
                                12,
                                1),
                        new TroubledTable(TAGS, "shop", "tags", false, true, "a partition was dropped", TIME, 0, 1)),
                List.of(new WarningCount("index-left-out", TAGS, "the FULLTEXT index words is not made", 2, TIME)),
                List.of(new LoggedError(TIME, "replica", "source-unreachable", "source-unreachable\nnobody answers")),
                List.of(new OpenSchemaChange(
                        10L,
                        TIME,
                        StubOperations.ORDERS,
                        "shop.orders",
                        "binlog.000042:1100",
                        "ALTER TABLE orders MODIFY v int",
                        "ALTER TABLE \"shop\".\"orders\" ALTER COLUMN \"v\" TYPE integer",
                        "22P02 invalid input syntax")),
                List.of(new DroppedView(
                        3,
                        "report.a",
                        "view",
                        TIME,
                        "binlog.000042:1000",
                        "42703 column item.v does not exist",
                        "create view report.a as SELECT item.v FROM shop.item;")));
    }

    private static DiscardedRow row(long id, TableId table, String event, String state, boolean isQuarantined) {
        return new DiscardedRow(
                id,
                "shop",
                TIME,
                table,
                table.toString(),
                event,
                "binlog.000042:1201",
                "23514",
                "new row for relation \"%s\" violates check constraint \"positive\"".formatted(table.table()),
                state,
                isQuarantined);
    }

    private static DiscardedRow copied(long id) {
        return new DiscardedRow(id, "shop", TIME, TAGS, "shop.tags", "insert", null, "22007", "no date", "open", false);
    }

    static ErrorSummary summary(String source) {
        return new ErrorSummary(
                source,
                List.of(
                        new ErrorCount(StubOperations.ITEMS, "update", "23514", "violates check", 7, TIME),
                        new ErrorCount(TAGS, "insert", "22007", "no date", 1, TIME)),
                List.of(new AdjustmentCount(TAGS, "born", "zero-date-null", 5, TIME)));
    }

    static DiscardedImage image(long id) {
        return id == 2
                ? new DiscardedImage(copied(id), null, null, null, null, "1\t\\N", null, null, null)
                : new DiscardedImage(
                        row(id, StubOperations.ITEMS, "update", "open", false),
                        null,
                        "uuid:17",
                        "{\"id\": \"1\", \"price\": \"-5.00\"}",
                        "{\"id\": \"2\"}",
                        null,
                        null,
                        null,
                        null);
    }
}
