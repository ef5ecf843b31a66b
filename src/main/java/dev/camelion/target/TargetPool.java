package dev.camelion.target;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import java.time.Duration;

/** Pools of connections to the target, each named for what it is used for in {@code pg_stat_activity}. */
public final class TargetPool {
    private TargetPool() {}

    /**
     * Makes no connection yet: a target that is down is an error of the first use, not of the start.
     *
     * @param lockTimeout longest wait for a lock of somebody else
     */
    public static HikariDataSource open(
            String url, String user, String password, String purpose, int size, Duration lockTimeout) {
        var config = new HikariConfig();
        config.setPoolName("camelion-" + purpose);
        config.setJdbcUrl(url);
        config.setUsername(user);
        config.setPassword(password);
        config.setMaximumPoolSize(size);
        config.setMinimumIdle(0);
        config.setIdleTimeout(Duration.ofMinutes(10).toMillis());
        config.setConnectionTimeout(Duration.ofSeconds(10).toMillis());
        config.setInitializationFailTimeout(-1);
        config.addDataSourceProperty("ApplicationName", "camelion " + purpose);
        config.addDataSourceProperty("tcpKeepAlive", "true");
        // a statement's plan is kept on the server after its first use: the append's and the replay's never change
        config.addDataSourceProperty("prepareThreshold", "2");
        // as start-up options, so that RESET ALL comes back to them
        config.addDataSourceProperty(
                "options", "-c lock_timeout=%d -c timezone=UTC -c datestyle=ISO".formatted(lockTimeout.toMillis()));
        return new HikariDataSource(config);
    }
}
