package dev.camelion;

import dev.camelion.demo.embedded.MySqlOptions;
import dev.camelion.testkit.Databases;
import dev.camelion.testkit.MySqlServer;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Each tool once more, on a MySQL 9; profile fault has all in {@link OnlineSchemaChangeFiltersOnCurrentMySqlIT}. */
class OnlineSchemaChangeOnCurrentMySqlIT extends OnlineSchemaChanges {
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
    void follows_gh_ost() throws Exception {
        ghOst(Filter.EVERYTHING);
    }

    @Test
    void follows_pt_online_schema_change_of_a_table_that_others_refer_to() throws Exception {
        ptOscOfTableThatOthersReferTo(Filter.OLD_TABLES_EXCLUDED);
    }
}
