package dev.camelion.cli.operation;

import dev.camelion.config.TablePattern;
import java.util.List;

/**
 * The work behind the commands, on one target and the sources of its settings. Source names are those of the settings.
 * Whatever an operator can act on is thrown as a ReplicaException.
 */
public interface Operations extends AutoCloseable {
    /** Creates the catalogue; it is an error when it is there already. */
    void createSchema();

    /** Removes the catalogue with all that is pending. Replicated tables stay. */
    void dropSchema();

    /** Registers a source in the catalogue and gives its id there. */
    long addSource(String source);

    /** Copies the source's tables; those that are there already stay readable until the copy is complete. */
    InitResult initReplica(String source, Progress progress);

    /** Replicates the sources until told to stop, from here or by {@link #stopReplica}; gives the exit status. */
    int startReplica(List<String> sources);

    /** Tells the process that replicates the source to stop, and waits until it has. */
    void stopReplica(String source);

    /** Where the sources are, in the order of their names; sources that are not registered are left out. */
    List<SourceStatus> status(List<String> sources);

    /** Where each table of a source is, in the order of their names. */
    List<TableStatus> tables(String source);

    /** Every source that is configured or registered, in the order of their names. */
    List<SourceEntry> sources();

    /** Compares the tables that match one of the patterns, all of them when there is no pattern. */
    VerifyResult verify(String source, List<TablePattern> tables, Progress progress);

    @Override
    void close();
}
