package dev.camelion.cli;

import dev.camelion.catalogue.errors.DiscardedImage;
import dev.camelion.cli.operation.ErrorSelection;
import dev.camelion.cli.operation.ErrorSummary;
import dev.camelion.cli.operation.InitOptions;
import dev.camelion.cli.operation.InitResult;
import dev.camelion.cli.operation.InitResult.CopiedTable;
import dev.camelion.cli.operation.Operations;
import dev.camelion.cli.operation.Progress;
import dev.camelion.cli.operation.Resolution;
import dev.camelion.cli.operation.SourceEntry;
import dev.camelion.cli.operation.SourceErrors;
import dev.camelion.cli.operation.SourceStatus;
import dev.camelion.cli.operation.SourceStatus.TableCounts;
import dev.camelion.cli.operation.TableStatus;
import dev.camelion.cli.operation.VerifyResult;
import dev.camelion.cli.operation.VerifyResult.ComparedTable;
import dev.camelion.config.TablePattern;
import dev.camelion.model.TableId;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Notes what it was asked for, and answers with what a test put there. */
final class StubOperations implements Operations {
    static final TableId ORDERS = new TableId("shop", "orders");
    static final TableId ITEMS = new TableId("shop", "items");

    static final TableId VISITS = new TableId("shop", "visits");

    final List<String> calls = new ArrayList<>();
    long discardedRows;
    boolean isEqual = true;
    boolean hasErrors = true;
    List<Resolution> resolutions = List.of();
    RuntimeException failure;

    @Override
    public void createSchema() {
        note("createSchema");
    }

    @Override
    public void dropSchema() {
        note("dropSchema");
    }

    @Override
    public long addSource(String source) {
        note("addSource " + source);
        return 7;
    }

    @Override
    public InitResult syncTables(String source, List<TablePattern> tables, boolean restart, Progress progress) {
        note("syncTables " + source + " " + tables + (restart ? " from the start" : ""));
        if (tables.isEmpty()) {
            return InitResult.ofNothing(source, "binlog.000042:9120", null);
        }
        return new InitResult(
                source,
                "binlog.000042:9120",
                null,
                Duration.ofMillis(700),
                Duration.ofMillis(1),
                "global read lock",
                List.of(new CopiedTable(ORDERS, 120, 2048, Duration.ofMillis(400), discardedRows, null)),
                List.of());
    }

    @Override
    public InitResult initReplica(String source, InitOptions options, Progress progress) {
        note("initReplica " + source + (options.equals(InitOptions.COPY) ? "" : " " + options));
        progress.done(ORDERS, 120, 2048);
        return new InitResult(
                source,
                "binlog.000042:9120",
                "3e11fa47-71ca-11e1-9e33-c80aa9429562:1-7",
                Duration.ofMillis(1500),
                Duration.ofMillis(2),
                "FLUSH TABLES WITH READ LOCK",
                List.of(
                        new CopiedTable(ORDERS, 120, 2048, Duration.ofMillis(400), 0, null),
                        new CopiedTable(
                                ITEMS,
                                5,
                                12 << 20,
                                Duration.ofMillis(900),
                                discardedRows,
                                discardedRows == 0 ? null : "22P02 not a number")),
                discardedRows == 0 ? List.of() : List.of("shop.items: 1 rows discarded"));
    }

    @Override
    public int startReplica(List<String> sources) {
        note("startReplica " + sources);
        return 0;
    }

    @Override
    public void stopReplica(String source) {
        note("stopReplica " + source);
    }

    @Override
    public List<SourceStatus> status(List<String> sources) {
        note("status " + sources);
        return sources.stream()
                .map(source -> source.equals("shop")
                        ? new SourceStatus(
                                1,
                                source,
                                List.of("shop", "stock"),
                                "running",
                                Duration.ofMillis(400),
                                Instant.parse("2026-01-02T03:04:05Z"),
                                Duration.ofMinutes(12),
                                Instant.parse("2026-01-02T03:04:06Z"),
                                120,
                                new TableCounts(17, 2, 1),
                                3,
                                "shop.orders quarantined: 23505 duplicate key",
                                "show_errors --source shop")
                        : new SourceStatus(
                                2,
                                source,
                                List.of(source),
                                "ready",
                                Duration.ofMillis(-5),
                                null,
                                null,
                                null,
                                0,
                                new TableCounts(0, 0, 0),
                                0,
                                null,
                                null))
                .toList();
    }

    @Override
    public List<TableStatus> tables(String source) {
        note("tables " + source);
        return List.of(
                new TableStatus(ITEMS, "shop.items", "replicated", List.of("id", "line"), 0, null, null, null),
                new TableStatus(
                        ORDERS,
                        "shop.orders",
                        "quarantined",
                        List.of(),
                        3,
                        null,
                        "23505 duplicate key",
                        "show_errors --tables .."),
                new TableStatus(VISITS, "shop.visits", "replicated", List.of(), 0, "no key: whole rows", null, null));
    }

    @Override
    public List<SourceEntry> sources() {
        note("sources");
        return List.of(
                new SourceEntry("shop", 1L, "running", true, Map.of("shop", "shop_copy")),
                new SourceEntry("stock", null, "not registered", true, Map.of("stock", "stock")));
    }

    @Override
    public VerifyResult verify(String source, List<TablePattern> tables, Progress progress) {
        note("verify " + source + " " + tables);
        return new VerifyResult(
                source,
                "binlog.000042:9120",
                List.of(
                        new ComparedTable(ITEMS, 5, 5, true, null),
                        new ComparedTable(
                                ORDERS, 120, isEqual ? 120 : 119, isEqual, isEqual ? null : "id 17 is missing")));
    }

    @Override
    public List<SourceErrors> errors(List<String> sources, List<TablePattern> tables, int limit) {
        note("errors %s %s %d".formatted(sources, tables, limit));
        return sources.stream()
                .map(source -> source.equals("shop") && hasErrors
                        ? StubErrors.of(source, limit)
                        : new SourceErrors(source, List.of(), 0, List.of(), List.of(), List.of(), List.of(), List.of()))
                .toList();
    }

    @Override
    public List<ErrorSummary> errorSummary(List<String> sources, List<TablePattern> tables) {
        note("errorSummary %s %s".formatted(sources, tables));
        return sources.stream().map(StubErrors::summary).toList();
    }

    @Override
    public DiscardedImage discardedRow(List<String> sources, long id) {
        note("discardedRow %s %d".formatted(sources, id));
        return StubErrors.image(id);
    }

    @Override
    public List<Resolution> retryErrors(List<String> sources, ErrorSelection selection) {
        note("retryErrors %s %s %s".formatted(sources, selection.ids(), selection.tables()));
        return resolutions;
    }

    @Override
    public List<Resolution> retryReplaced(List<String> sources, long id, String postgres) {
        note("retryReplaced %s %d %s".formatted(sources, id, postgres));
        return resolutions;
    }

    @Override
    public List<Resolution> skipErrors(List<String> sources, ErrorSelection selection) {
        note("skipErrors %s %s %s".formatted(sources, selection.ids(), selection.tables()));
        return resolutions;
    }

    @Override
    public void close() {
        calls.add("close");
    }

    private void note(String call) {
        calls.add(call);
        if (failure != null) {
            throw failure;
        }
    }
}
