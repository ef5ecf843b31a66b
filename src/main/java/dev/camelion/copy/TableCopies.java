package dev.camelion.copy;

import dev.camelion.catalogue.CopyStore;
import dev.camelion.ddl.model.SourceModel;
import dev.camelion.error.ErrorCode;
import dev.camelion.error.ReplicaException;
import dev.camelion.model.TableId;
import dev.camelion.source.SourceConnections;
import dev.camelion.source.SourcePositions;
import dev.camelion.source.SourceSnapshot;
import dev.camelion.source.SourceTable;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Loads tables of a source, all as of one position of its binlog, into schemas beside the target's. What a killed run has
 * copied stays: the next one takes another snapshot, copies the rest from that, and reads again what was written in
 * between, so that all of it is as of the last snapshot. So it is with tables that were altered while they were copied.
 */
final class TableCopies {
    private static final Logger log = LoggerFactory.getLogger(TableCopies.class);
    private static final int SNAPSHOTS = 6;

    private final SourceConnections source;
    private final DataSource target;
    private final TargetDesign design;
    private final SourceChanges changes;

    /** @param target gives a connection to each worker, one more to each that reads rows again, and one to spare */
    TableCopies(SourceConnections source, DataSource target, TargetDesign design, SourceChanges changes) {
        this.source = source;
        this.target = target;
        this.design = design;
        this.changes = changes;
    }

    /**
     * @throws ReplicaException where the source or the target stand in the way; what was copied stays
     * @throws SQLException where a server or the network fails; what was copied stays
     */
    LoadedTables load(CopyPlan plan, CopyProgress progress) throws SQLException {
        var book = new CopyBook(plan, target, design);
        if (plan.restart()) {
            // what a killed run still has under way in the target ends first
            book.store().loadingId(plan.sourceId()).ifPresent(changes::own);
            book.forget();
        }
        var lost = new LostConnections();
        while (true) {
            try {
                return copied(plan, progress, book);
            } catch (SQLException | ReplicaException e) {
                // what was copied stays: it goes on with another snapshot
                lost.awaitNext(e);
            }
        }
    }

    private LoadedTables copied(CopyPlan plan, CopyProgress progress, CopyBook book) throws SQLException {
        startOverIfLost(book, plan);
        Set<TableId> altered = Set.of();
        for (var snapshots = 1; ; snapshots++) {
            var round = new Round(plan, progress, book);
            var loaded = round.run(altered);
            if (loaded != null) {
                return loaded;
            }
            altered = round.altered();
            if (snapshots == SNAPSHOTS) {
                throw new ReplicaException(
                        ErrorCode.SOURCE_CHANGED,
                        "tables were altered during each of %d copies, the last time %s".formatted(snapshots, altered),
                        "Run the command again when the source's schema is at rest: it goes on where it was");
            }
            log.warn("copy tables={} were altered since the snapshot: they are copied again", altered);
            startOverIfLost(book, plan);
        }
    }

    /** In the transaction that puts the tables in place: what is known of the copy goes. */
    void forget(Connection connection, CopyPlan plan) throws SQLException {
        new CopyStore(target).forget(connection, plan.sourceId());
    }

    private void startOverIfLost(CopyBook book, CopyPlan plan) throws SQLException {
        var known = book.store().loadingId(plan.sourceId());
        if (known.isPresent()) {
            changes.own(known.get());
            var lost = book.isOfSameDatabases()
                    ? changes.lost(known.get())
                    : Optional.of("the copy that was broken off was of other databases");
            if (lost.isPresent()) {
                log.warn("copy starts over: {}", lost.get());
                book.forget();
            } else {
                log.info("copy goes on where it was");
                // most of it before the snapshot, which so is short
                changes.log(known.get(), SourcePositions.now(source));
            }
        }
    }

    /** One snapshot and what is done with it. */
    private final class Round {
        private final CopyPlan plan;
        private final CopyProgress progress;
        private final CopyBook book;
        private List<TableJob> jobs = List.of();

        private Round(CopyPlan plan, CopyProgress progress, CopyBook book) {
            this.plan = plan;
            this.progress = progress;
            this.book = book;
        }

        Set<TableId> altered() {
            var ids = new HashSet<TableId>();
            jobs.stream().filter(TableJob::isAltered).forEach(job -> ids.add(job.id()));
            return ids;
        }

        /** Null where tables were altered. */
        @Nullable
        LoadedTables run(Set<TableId> alteredBefore) throws SQLException {
            var seen = Listing.take(source, design, plan);
            try (var snapshot = seen.snapshot()) {
                var listing = seen.listing();
                var model = design.read(listing.definitions(), listing.charsets());
                var owner = book.open(changes, listing, model, snapshot.position());
                var written = new Written(changes, book, plan, owner.loadingId());
                var useless = new HashSet<>(alteredBefore);
                useless.addAll(written.until(snapshot.uncertainUpTo().orElse(snapshot.position()), model));
                book.align(owner, listing, model, snapshot.position(), useless);
                var context = new CopyContext(plan, design, book.store(), owner, target, progress);
                jobs = jobs(context, listing, model);
                progress.planned(model, listing.tables());
                jobs.stream()
                        .filter(TableJob::isCarried)
                        .forEach(job -> progress.resumed(job.id(), job.rows(), job.bytes()));
                progress.phase("copying rows");
                var started = System.nanoTime();
                copy(context, snapshot);
                log.info("copy rows took={}ms", (System.nanoTime() - started) / 1_000_000);
                if (!altered().isEmpty()) {
                    return null;
                }
                progress.phase("building keys and indexes");
                written.bring(context, snapshot, jobs);
                if (!altered().isEmpty()) {
                    return null;
                }
                snapshot.close();
                changes.rest();
                started = System.nanoTime();
                new IndexPhase(context).run(jobs);
                log.info("copy indexes took={}ms", (System.nanoTime() - started) / 1_000_000);
                return loaded(owner.loadingId(), snapshot, listing, model);
            }
        }

        private void copy(CopyContext context, SourceSnapshot snapshot) throws SQLException {
            new ChunkWorkers(context, snapshot, having(table -> !table.transactional())).run();
            snapshot.releaseTables();
            new ChunkWorkers(context, snapshot, having(SourceTable::transactional)).run();
        }

        private List<TableJob> having(Predicate<SourceTable> condition) {
            return jobs.stream().filter(job -> condition.test(job.source())).toList();
        }

        // the largest first, so that no worker is left with it alone
        private List<TableJob> jobs(CopyContext context, Listing listing, SourceModel model) {
            var known = book.tables();
            var found = new ArrayList<TableJob>();
            listing.tables().stream()
                    .sorted(Comparator.comparingLong(SourceTable::estimatedBytes)
                            .reversed()
                            .thenComparing(SourceTable::id))
                    .forEach(table -> {
                        var copied = known.get(table.id());
                        var structure = model.table(table.id()).orElse(null);
                        if (copied != null
                                && structure != null
                                && !structure.columns().isEmpty()) {
                            found.add(new TableJob(
                                    table,
                                    structure,
                                    book.schemas().of(structure),
                                    copied,
                                    plan.chunkBytes(),
                                    chunk -> context.store()
                                            .plan(
                                                    plan.sourceId(),
                                                    table.id(),
                                                    chunk.number(),
                                                    chunk.after(),
                                                    chunk.upTo())));
                        }
                    });
            return found;
        }

        private static String way(SourceSnapshot snapshot) {
            var name = snapshot.way().name().toLowerCase(Locale.ROOT).replace('_', ' ');
            return snapshot.reason() == null ? name : name + ": " + snapshot.reason();
        }

        private LoadedTables loaded(long loadingId, SourceSnapshot snapshot, Listing listing, SourceModel model) {
            var outcomes = new ArrayList<TableOutcome>();
            jobs.forEach(job -> outcomes.add(job.outcome()));
            model.tables().values().stream()
                    .filter(table -> table.columns().isEmpty())
                    .forEach(table -> outcomes.add(TableOutcome.notCopied(table)));
            return new LoadedTables(
                    loadingId,
                    snapshot.position(),
                    model,
                    listing.engine(),
                    outcomes,
                    design.warnings(model),
                    way(snapshot),
                    snapshot.lockHeld());
        }
    }
}
