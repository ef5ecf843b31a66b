package dev.camelion;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Each way of the tools with one of the filters; profile fault has them all in {@link OnlineSchemaChangeFiltersIT}. */
class OnlineSchemaChangeIT extends OnlineSchemaChanges {
    @Test
    void follows_gh_ost() throws Exception {
        ghOst(Filter.TABLES_ALONE);
    }

    @Test
    void forgets_a_change_that_gh_ost_gave_up() throws Exception {
        ghOstThatGivesUp(Filter.EVERYTHING);
    }

    @Test
    void follows_pt_online_schema_change() throws Exception {
        ptOsc(Filter.OLD_TABLES_EXCLUDED);
    }

    @Test
    void follows_pt_online_schema_change_of_a_table_that_others_refer_to() throws Exception {
        ptOscOfTableThatOthersReferTo(Filter.TABLES_ALONE);
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
