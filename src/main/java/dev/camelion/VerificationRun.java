package dev.camelion;

import dev.camelion.catalogue.RegisteredSource;
import dev.camelion.cli.operation.Progress;
import dev.camelion.cli.operation.VerifyResult;
import dev.camelion.config.TablePattern;
import dev.camelion.error.ErrorCode;
import dev.camelion.error.ReplicaException;
import java.util.List;

/** One comparison of a source with the target. */
final class VerificationRun {
    private final Wiring wiring;
    private final RegisteredSource source;

    VerificationRun(Wiring wiring, RegisteredSource source) {
        this.wiring = wiring;
        this.source = source;
    }

    VerifyResult run(List<TablePattern> tables, Progress progress) {
        throw new ReplicaException(ErrorCode.BUG, "verify " + source.name() + wiring + tables + progress, "not yet");
    }
}
