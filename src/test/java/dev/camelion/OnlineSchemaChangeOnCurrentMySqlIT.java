package dev.camelion;

import dev.camelion.demo.embedded.MySqlOptions;
import dev.camelion.testkit.Databases;
import dev.camelion.testkit.MySqlServer;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;

/** Online schema changes once more, of a MySQL 9. */
class OnlineSchemaChangeOnCurrentMySqlIT extends OnlineSchemaChangeIT {
    private static @Nullable MySqlServer current;

    @BeforeAll
    static void start() {
        current = Databases.currentMySql(MySqlOptions.defaults());
    }

    @AfterAll
    static void stop() {
        if (current != null) {
            current.close();
        }
    }

    @Override
    MySqlServer server() {
        return current;
    }
}
