package dev.camelion;

import static java.util.Objects.requireNonNull;

import dev.camelion.catalogue.RegisteredSource;
import dev.camelion.lease.Lease;
import dev.camelion.verify.cascade.CascadeCheck;
import dev.camelion.verify.cascade.OwnedGate;
import dev.camelion.verify.cascade.Replication;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/** The bean {@code cascadeChecks}: asks each source whether it acted on rows as its foreign keys say. */
public final class CascadeChecks {
    private final Map<String, CascadeCheck> sources = new ConcurrentHashMap<>();

    void add(String source, CascadeCheck check) {
        sources.put(source, check);
    }

    public void look(String source) {
        requireNonNull(sources.get(source), source).round();
    }

    /** What a check needs to know of the process it runs in. */
    record Running(Wiring wiring, RegisteredSource source, Lease lease, OwnedGate gate) implements Replication {
        private static final Duration LARGEST_LAG = Duration.ofSeconds(30);

        @Override
        public long epoch() {
            return lease.epoch(source.name());
        }

        @Override
        public boolean isCloseBehind() {
            return wiring.statuses().sources().stream()
                    .filter(state -> state.id() == source.id())
                    .allMatch(state -> isSmall(state.readLag()) && isSmall(state.replayLag()));
        }

        private static boolean isSmall(@Nullable Duration lag) {
            return lag != null && lag.compareTo(LARGEST_LAG) < 0;
        }
    }
}
