package dev.camelion.verify.cascade;

import dev.camelion.catalogue.CascadeStore;
import dev.camelion.catalogue.CascadedRow;
import dev.camelion.error.ErrorCode;
import dev.camelion.error.ReplicaException;
import dev.camelion.source.MySqlErrors;
import dev.camelion.source.SourceConnections;
import dev.camelion.verify.ReplicaDesign;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Asks the source whether it did what replay did in place of its foreign keys: a session with foreign_key_checks=0 acts on
 * no rows, and the binlog does not tell. What both sides have alike is forgotten. What differs twice in a row may still
 * be on its way; that is settled with replay held. One caller at a time; a round that fails leaves the records.
 */
public final class CascadeCheck {
    private static final Duration PAUSE = Duration.ofSeconds(10);

    private final SourceConnections source;
    private final CascadeStore store;
    private final ReplicaDesign design;
    private final Replication replication;
    private final CascadePlan plan;
    private Set<Long> suspects = Set.of();
    private @Nullable Long settled;
    private @Nullable ReplicaException unsettled;

    public CascadeCheck(
            SourceConnections source,
            CascadeStore store,
            ReplicaDesign design,
            Replication replication,
            CascadePlan plan) {
        this.source = source;
        this.store = store;
        this.design = design;
        this.replication = replication;
        this.plan = plan;
    }

    /** @throws ReplicaException where a server does not answer, or refuses something */
    public void round() {
        var pending = store.pending(plan.sourceId(), 0);
        if (pending.isEmpty()) {
            suspects = Set.of();
            unsettled = null;
            return;
        }
        try {
            var unlike = ask(pending);
            var again = unlike.stream().anyMatch(suspects::contains);
            suspects = unlike;
            if (again) {
                settle();
            }
        } catch (SQLException failure) {
            if (MySqlErrors.isAltered(failure)) {
                return;
            }
            throw new ReplicaException(
                    ErrorCode.SOURCE_UNREACHABLE,
                    "source %s broke off: %s".formatted(plan.source(), failure.getMessage()),
                    "Look at the server's error log",
                    failure);
        }
    }

    // not too often: a snapshot needs the source's lock
    private void settle() throws SQLException {
        if (isDue() && replication.isCloseBehind()) {
            settled = System.nanoTime();
            try {
                new Settlement(source, store, design, replication, plan).run();
                unsettled = null;
            } catch (ReplicaException failure) {
                unsettled = failure;
            }
        }
        if (unsettled != null) {
            throw unsettled;
        }
    }

    private boolean isDue() {
        return settled == null || System.nanoTime() - settled > PAUSE.toNanos();
    }

    /** Forgets what is alike; returns what is not. */
    private Set<Long> ask(List<CascadedRow> pending) throws SQLException {
        var unlike = new HashSet<Long>();
        var groups = Group.of(pending);
        var living = groups.stream().filter(group -> !group.isObsolete()).toList();
        if (!living.isEmpty()) {
            try (var connection = source.open()) {
                var names = living.stream().map(Group::name).collect(Collectors.toSet());
                var tables = CheckedTables.read(connection, plan, design, names);
                for (var group : living) {
                    unlike.addAll(unlike(group, tables, connection));
                }
            }
        }
        store.forget(pending.stream()
                .map(CascadedRow::id)
                .filter(id -> !unlike.contains(id))
                .toList());
        return unlike;
    }

    private Collection<Long> unlike(Group group, CheckedTables tables, Connection connection) throws SQLException {
        var table = tables.table(group.name());
        if (table == null) {
            return group.ids();
        }
        try (var target = store.open()) {
            return Comparison.of(plan.sourceId(), group, table, connection, target)
                    .ids();
        } catch (IllegalArgumentException changed) {
            return group.ids();
        }
    }
}
