package dev.camelion;

import dev.camelion.catalogue.RegisteredSource;
import dev.camelion.cli.operation.Progress;
import dev.camelion.cli.operation.VerifyResult;
import dev.camelion.config.TablePattern;
import dev.camelion.error.ErrorCode;
import dev.camelion.error.ReplicaException;
import dev.camelion.model.TableId;
import dev.camelion.source.SourceTable;
import dev.camelion.verify.Checksum;
import dev.camelion.verify.TableComparison;
import dev.camelion.verify.Verification;
import dev.camelion.verify.VerificationPlan;
import dev.camelion.verify.VerificationProgress;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** One comparison of a source with the target. */
final class VerificationRun {
    private final Wiring wiring;
    private final RegisteredSource source;

    VerificationRun(Wiring wiring, RegisteredSource source) {
        this.wiring = wiring;
        this.source = source;
    }

    VerifyResult run(List<TablePattern> tables, Progress progress) {
        var settings = wiring.source(source.name());
        var policy = wiring.checkedPolicy(settings, source);
        var verification = new Verification(
                wiring.connections(settings),
                wiring.target(),
                new SourceDesign(policy),
                HeldReplay.first(wiring, source));
        var plan = new VerificationPlan(
                source.id(),
                source.schemas(),
                settings.tables(),
                table -> tables.isEmpty() || tables.stream().anyMatch(pattern -> pattern.matches(table)),
                settings.keepExistingSchema());
        try {
            var result = verification.run(plan, new Told(progress));
            return new VerifyResult(
                    source.name(),
                    result.position().binlog().toString(),
                    result.tables().stream().map(VerificationRun::compared).toList());
        } catch (RuntimeException failure) {
            throw failure;
        } catch (Exception failure) {
            throw new ReplicaException(
                    ErrorCode.TARGET_REFUSED,
                    "the comparison of source %s broke off: %s".formatted(source.name(), failure.getMessage()),
                    "Run verify again",
                    failure);
        }
    }

    private static VerifyResult.ComparedTable compared(TableComparison table) {
        return new VerifyResult.ComparedTable(
                table.table(), rows(table.source()), rows(table.target()), table.isEqual(), reason(table));
    }

    private static @Nullable String reason(TableComparison table) {
        if (table.isEqual() || table.differences().isEmpty()) {
            return table.reason();
        }
        return table.reason() + ": "
                + table.differences().stream().map(Object::toString).collect(Collectors.joining("; "));
    }

    private static long rows(@Nullable Checksum checksum) {
        return checksum == null ? 0 : checksum.rows();
    }

    private record Told(Progress progress) implements VerificationProgress {
        @Override
        public void planned(List<SourceTable> tables) {
            progress.plan(tables.stream()
                    .map(table -> new Progress.Expected(table.id(), table.estimatedRows(), table.estimatedBytes()))
                    .toList());
        }

        @Override
        public void comparingRows(TableId table) {
            progress.state(table, "comparing rows");
        }

        @Override
        public void started(TableId table, long estimatedRows) {
            progress.table(table, 0, estimatedRows, 0);
        }

        @Override
        public void finished(TableComparison comparison) {
            progress.done(comparison.table(), rows(comparison.source()), 0);
        }
    }
}
