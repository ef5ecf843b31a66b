package dev.camelion;

import dev.camelion.testkit.CurrentMySql;
import dev.camelion.testkit.MySqlServer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Each tool once more, on a MySQL 9; profile fault has all in {@link OnlineSchemaChangeFiltersOnCurrentMySqlIT}. */
class OnlineSchemaChangeOnCurrentMySqlIT extends OnlineSchemaChanges {
    @RegisterExtension
    private static final CurrentMySql CURRENT = new CurrentMySql();

    @Override
    MySqlServer server() {
        return CURRENT.server();
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
