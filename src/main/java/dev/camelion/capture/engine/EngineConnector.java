package dev.camelion.capture.engine;

import io.debezium.connector.mysql.MySqlConnector;
import org.apache.kafka.connect.connector.Task;

/** Debezium's connector with a task of ours. */
public final class EngineConnector extends MySqlConnector {
    @Override
    public Class<? extends Task> taskClass() {
        return EngineTask.class;
    }
}
