package dev.camelion.config;

import dev.camelion.config.key.Group;
import dev.camelion.config.key.Key;
import dev.camelion.config.key.Secret;
import dev.camelion.config.key.Types;
import dev.camelion.config.key.Values;
import java.util.List;

/** How the PostgreSQL database is reached. Valid once constructed. */
public record TargetSettings(String url, String user, Secret password, int poolSize) {
    private static final int POOL_BASE = 10;
    private static final int POOL_PER_SOURCE = 4;
    private static final int POOL_PER_WORKER = 2;
    private static final int WORKERS_IN_BASE = 2;
    private static final int POOL_MOST = 1000;

    static final Key<String> URL = Key.required(
            "camelion.target.url",
            Types.postgresUrl("jdbc:postgresql://127.0.0.1:5432/replica"),
            "JDBC address of the PostgreSQL database; the driver's options (sslmode, sslrootcert, ...) follow a `?`.");
    static final Key<String> USER = Key.required(
            "camelion.target.user", Types.text("a user name", "camelion"), "PostgreSQL role of the replica.");
    static final Key<Secret> PASSWORD = Key.required(
            "camelion.target.password",
            Types.secret("{{env:CAMELION_TARGET_PASSWORD}}"),
            "Password of that role, best as a placeholder.");
    static final Key<Integer> POOL_SIZE = Key.optional(
            "camelion.target.pool-size",
            Group.RARELY,
            Types.integer(2, POOL_MOST, 14),
            "Most connections to the target at once. Left out, it is 10, 4 more for each source, and 2 more for each of"
                    + " `camelion.copy.workers` behind the second.");

    static final List<Key<?>> KEYS = List.of(URL, USER, PASSWORD, POOL_SIZE);

    public TargetSettings {
        URL.check(url);
        USER.check(user);
        POOL_SIZE.check(poolSize);
    }

    static TargetSettings of(Values values, int sources) {
        return new TargetSettings(
                values.get(URL),
                values.get(USER),
                values.get(PASSWORD),
                values.find(POOL_SIZE).orElse(usualPool(sources, CopySettings.workers(values))));
    }

    private static int usualPool(int sources, int workers) {
        var forCopy = POOL_PER_WORKER * Math.max(0, workers - WORKERS_IN_BASE);
        return Math.min(POOL_MOST, POOL_BASE + POOL_PER_SOURCE * sources + forCopy);
    }

    /** As many workers of a copy as the connections suffice for: a worker has two at times, and others need some. */
    public int workers(int wanted) {
        return Math.max(1, Math.min(wanted, (poolSize - POOL_BASE / 2) / POOL_PER_WORKER));
    }
}
