package dev.camelion.catalogue;

import java.time.Duration;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;

/** The leases: who may write for a source. Times are the database's. */
public final class LeaseStore {
    private final Sql sql;

    public LeaseStore(Sql sql) {
        this.sql = sql;
    }

    /**
     * Returns the new epoch, or nothing while another holder's lease lives.
     *
     * @param deadHolder a holder that is known to have ended, whose lease need not run out; null where none is
     */
    public OptionalLong take(long sourceId, String holder, Duration life, @Nullable String deadHolder) {
        return sql.first("take_lease", row -> row.getLong(1), sourceId, holder, life.toMillis(), deadHolder)
                .filter(epoch -> epoch > 0)
                .map(OptionalLong::of)
                .orElse(OptionalLong.empty());
    }

    /** Returns whether the lease was still held. */
    public boolean renew(long sourceId, long epoch, Duration life) {
        return sql.first("renew_lease", row -> row.getBoolean(1), sourceId, epoch, life.toMillis())
                .orElse(false);
    }

    public void release(long sourceId, long epoch) {
        sql.list("release_lease", row -> true, sourceId, epoch);
    }

    /** Who holds the source's lease now; empty when nobody does. */
    public String holder(long sourceId) {
        return sql.first("lease_holder", row -> row.getString(1), sourceId).orElse("");
    }
}
