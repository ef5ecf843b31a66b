package dev.camelion.value.charset;

import dev.camelion.testkit.CurrentMySql;
import dev.camelion.testkit.MySqlServer;
import org.junit.jupiter.api.extension.RegisterExtension;

/** The same on a MySQL 9. */
class CharsetsOnCurrentMySqlIT extends CharsetsIT {
    @RegisterExtension
    private static final CurrentMySql CURRENT = new CurrentMySql();

    @Override
    MySqlServer server() {
        return CURRENT.server();
    }
}
