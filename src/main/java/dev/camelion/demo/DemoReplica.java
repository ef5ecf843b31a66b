package dev.camelion.demo;

import dev.camelion.cli.operation.Operations;

/** The product as the demo uses it: the work behind the commands, and one source that is replicated in this process. */
public interface DemoReplica extends AutoCloseable {
    Operations operations();

    /** Begins to replicate the source and returns. */
    void start(String source);

    Replicated replicated(String source);

    /** Whether all transactions of this GTID set are in the target. */
    boolean hasReplayed(String source, String gtidSet);

    /** Stops what runs. Safe to call twice. */
    @Override
    void close();

    /** What the replica has brought to the target so far. */
    record Replicated(long rows, long schemaChanges) {}
}
