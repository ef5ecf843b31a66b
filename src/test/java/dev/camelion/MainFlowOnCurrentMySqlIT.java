package dev.camelion;

import dev.camelion.testkit.CurrentMySql;
import dev.camelion.testkit.MySqlServer;
import org.junit.jupiter.api.extension.RegisterExtension;

/** The main flow once more, from a MySQL 9. */
class MainFlowOnCurrentMySqlIT extends MainFlowIT {
    @RegisterExtension
    private static final CurrentMySql CURRENT = new CurrentMySql();

    @Override
    MySqlServer server() {
        return CURRENT.server();
    }
}
