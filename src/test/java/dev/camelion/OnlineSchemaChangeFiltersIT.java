package dev.camelion;

import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Each way of the tools with each filter under which they are followed. */
@Tag("fault")
class OnlineSchemaChangeFiltersIT extends OnlineSchemaChanges {
    @ParameterizedTest
    @EnumSource(names = {"EVERYTHING", "TABLES_ALONE", "OLD_TABLES_EXCLUDED"})
    void follows_gh_ost(Filter filter) throws Exception {
        ghOst(filter);
    }

    @ParameterizedTest
    @EnumSource(names = {"EVERYTHING", "TABLES_ALONE", "OLD_TABLES_EXCLUDED"})
    void forgets_a_change_that_gh_ost_gave_up(Filter filter) throws Exception {
        ghOstThatGivesUp(filter);
    }

    @ParameterizedTest
    @EnumSource(names = {"EVERYTHING", "TABLES_ALONE", "OLD_TABLES_EXCLUDED"})
    void follows_pt_online_schema_change(Filter filter) throws Exception {
        ptOsc(filter);
    }

    @ParameterizedTest
    @EnumSource(names = {"EVERYTHING", "TABLES_ALONE", "OLD_TABLES_EXCLUDED"})
    void follows_pt_online_schema_change_of_a_table_that_others_refer_to(Filter filter) throws Exception {
        ptOscOfTableThatOthersReferTo(filter);
    }
}
