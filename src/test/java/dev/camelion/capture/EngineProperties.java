package dev.camelion.capture;

import dev.camelion.testkit.MySqlServer;
import java.util.Map;
import java.util.Properties;
import java.util.concurrent.atomic.AtomicInteger;

/** Settings of an engine that reads one database of a server from now on, with its history in memory. */
final class EngineProperties {
    private static final AtomicInteger SERVER_IDS =
            new AtomicInteger(100_000 + (int) (ProcessHandle.current().pid() % 100_000));

    private EngineProperties() {}

    /** All but {@code connector.class}. */
    static Properties of(MySqlServer server, String database) {
        var properties = new Properties();
        properties.putAll(Map.ofEntries(
                Map.entry("name", database),
                Map.entry("topic.prefix", database),
                Map.entry("offset.storage", "org.apache.kafka.connect.storage.MemoryOffsetBackingStore"),
                Map.entry("schema.history.internal", "io.debezium.relational.history.MemorySchemaHistory"),
                Map.entry("database.hostname", server.host()),
                Map.entry("database.port", String.valueOf(server.port())),
                Map.entry("database.user", server.user()),
                Map.entry("database.password", server.password()),
                Map.entry("database.server.id", String.valueOf(SERVER_IDS.incrementAndGet())),
                Map.entry("database.include.list", database),
                // other tests leave tables on the server that the engine cannot parse
                Map.entry("schema.history.internal.store.only.captured.databases.ddl", "true"),
                Map.entry("schema.history.internal.skip.unparseable.ddl", "true"),
                Map.entry("driver.allowPublicKeyRetrieval", "true"),
                Map.entry("snapshot.mode", "no_data"),
                Map.entry("include.schema.changes", "false"),
                Map.entry("time.precision.mode", "adaptive_time_microseconds"),
                Map.entry("converters", "camelion"),
                Map.entry("camelion.type", EngineConverter.class.getName())));
        return properties;
    }
}
