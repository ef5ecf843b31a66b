package dev.camelion;

import dev.camelion.testkit.CurrentMySql;
import dev.camelion.testkit.MySqlServer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Each way of the tools with each filter once more, on a MySQL 9. */
class OnlineSchemaChangeFiltersOnCurrentMySqlIT extends OnlineSchemaChangeFiltersIT {
    @RegisterExtension
    private static final CurrentMySql CURRENT = new CurrentMySql();

    @Override
    MySqlServer server() {
        return CURRENT.server();
    }

    @Test
    void follows_a_change_of_the_table_that_refers_to_another() throws Exception {
        ptOscOfTableThatRefersToAnother();
    }

    @ParameterizedTest
    @EnumSource(names = {"HELPERS_EXCLUDED", "NOT_FOLLOWED"})
    void an_excluded_helper_leaves_its_table_to_be_copied(Filter filter) throws Exception {
        excludedHelper(filter);
    }
}
