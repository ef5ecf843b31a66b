package dev.camelion.cli.operation;

import dev.camelion.catalogue.errors.DiscardedImage;
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

    /**
     * Copies the source's tables; those that are there already stay readable until the copy is complete. By the options
     * takes over the rows that are there instead.
     */
    InitResult initReplica(String source, InitOptions options, Progress progress);

    /** The same without options. */
    default InitResult initReplica(String source, Progress progress) {
        return initReplica(source, InitOptions.COPY, progress);
    }

    /**
     * Copies some tables again beside the replication, which goes on; those that match one of the patterns, or, without
     * patterns, those in quarantine and those that need a copy. No tables in the result: there were none.
     */
    InitResult syncTables(String source, List<TablePattern> tables, boolean restart, Progress progress);

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

    /**
     * What could not be carried over, source by source in the order of their names, {@code limit} discarded rows of each
     * at most. With patterns only what concerns tables that match one of them. Sources that are not registered are left
     * out.
     */
    List<SourceErrors> errors(List<String> sources, List<TablePattern> tables, int limit);

    /** The same as counts by kind. */
    List<ErrorSummary> errorSummary(List<String> sources, List<TablePattern> tables);

    /** All that is kept of one discarded row of these sources, dealt with or not. */
    DiscardedImage discardedRow(List<String> sources, long id);

    /**
     * Applies discarded rows again: tables in quarantine with all that was kept of them first, then single rows in the
     * order of their events. Each is a transaction of its own; one that is refused again does not keep the next from being
     * tried. Works beside a running replica. Rows by number may be of any of the sources.
     */
    List<Resolution> retryErrors(List<String> sources, ErrorSelection selection);

    /**
     * Runs a PostgreSQL text in the place of the statements of a discarded schema change, and with it what its tables have
     * missed, in one transaction; where it is refused too nothing is changed.
     */
    List<Resolution> retryReplaced(List<String> sources, long id, String postgres);

    /** Gives discarded rows up, in the same order: they are not applied, tables in quarantine go on without them. */
    List<Resolution> skipErrors(List<String> sources, ErrorSelection selection);

    @Override
    void close();
}
