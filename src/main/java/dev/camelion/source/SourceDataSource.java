package dev.camelion.source;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import java.sql.Connection;
import java.time.Duration;
import org.springframework.jdbc.datasource.AbstractDataSource;

/** The connections of one source as a data source, for routes that ask it something. */
public final class SourceDataSource extends AbstractDataSource {
    private final SourceConnections connections;

    private SourceDataSource(SourceConnections connections) {
        this.connections = connections;
    }

    /** One connection, made when it is first needed and made again when it broke. */
    public static HikariDataSource pooled(SourceConnections connections, String name) {
        var config = new HikariConfig();
        config.setPoolName("camelion-source-" + name);
        config.setDataSource(new SourceDataSource(connections));
        config.setMaximumPoolSize(1);
        config.setMinimumIdle(0);
        config.setInitializationFailTimeout(-1);
        config.setConnectionTimeout(Duration.ofSeconds(10).toMillis());
        return new HikariDataSource(config);
    }

    @Override
    public Connection getConnection() {
        return connections.open();
    }

    @Override
    public Connection getConnection(String user, String password) {
        throw new UnsupportedOperationException("the user of a source is set in its file");
    }
}
