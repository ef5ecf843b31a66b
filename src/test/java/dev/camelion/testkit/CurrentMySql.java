package dev.camelion.testkit;

import static java.util.Objects.requireNonNull;

import dev.camelion.demo.embedded.MySqlOptions;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.extension.AfterAllCallback;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;

/** A MySQL 9 of a test class, registered in a static field: started before its tests, ended behind them. */
public final class CurrentMySql implements BeforeAllCallback, AfterAllCallback {
    private @Nullable MySqlServer server;

    public MySqlServer server() {
        return requireNonNull(server);
    }

    @Override
    public void beforeAll(ExtensionContext context) {
        server = Databases.currentMySql(MySqlOptions.defaults());
    }

    @Override
    public void afterAll(ExtensionContext context) {
        if (server != null) {
            server.close();
            server = null;
        }
    }
}
