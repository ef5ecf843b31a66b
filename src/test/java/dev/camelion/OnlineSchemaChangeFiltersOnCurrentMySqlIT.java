package dev.camelion;

import dev.camelion.demo.embedded.MySqlOptions;
import dev.camelion.testkit.Databases;
import dev.camelion.testkit.MySqlServer;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Each way of the tools with each filter once more, on a MySQL 9. */
class OnlineSchemaChangeFiltersOnCurrentMySqlIT extends OnlineSchemaChangeFiltersIT {
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
