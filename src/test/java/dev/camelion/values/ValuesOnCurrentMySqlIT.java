package dev.camelion.values;

import dev.camelion.testkit.CurrentMySql;
import dev.camelion.testkit.MySqlServer;
import org.junit.jupiter.api.extension.RegisterExtension;

/** The same from a MySQL 9, which has vectors and invisible columns. */
class ValuesOnCurrentMySqlIT extends ValuesIT {
    @RegisterExtension
    private static final CurrentMySql CURRENT = new CurrentMySql();

    @Override
    MySqlServer server() {
        return CURRENT.server();
    }
}
