package dev.camelion.replay;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.SQLException;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The differential test notices faults: each of these is put into the replay, and some seed must find a difference. */
class ReplayMutationIT {
    private static final int SEEDS = Integer.getInteger("camelion.test.mutation-seeds", 60);

    private static Differential differential;

    static List<Mutation> mutations() {
        return List.of(
                new Mutation("the first touch of a key wins", ".*", "fn_replay_net", "s.e desc", "s.e"),
                new Mutation("events come in their physical order", ".*", "fn_replay_net", "l.i_id_event", "l.ctid"),
                new Mutation("an old key stays", ".*", "fn_replay_net", "= any ($2)", "= any ($2) and false"),
                new Mutation(
                        "a row with new unique values is not deleted first",
                        "uniques",
                        "fn_replay_delete_first",
                        "coalesce(' or ' || v_changes, '')",
                        "''"),
                new Mutation("a table with unique indexes is merged", "uniques", "fn_replay_net_statement", """
                        and sch_chameleon.fn_unique_changes(p_table, p_columns) is null
                                        and not sch_chameleon.fn_has_part_key_index(p_table)""", ""),
                new Mutation(
                        "a table with a key wider than a unique index is merged",
                        "part_key",
                        "fn_replay_net_statement",
                        "and not sch_chameleon.fn_has_part_key_index(p_table)",
                        ""),
                new Mutation(
                        "columns of the target alone are lost with unique values",
                        "target_only",
                        "fn_replay_delete_first",
                        "v.own_columns is not null",
                        "false"),
                new Mutation(
                        "a delete without a key is lost",
                        ".*no_key",
                        "fn_replay_without_key",
                        "when 'delete' then -1",
                        "when 'delete' then 0"),
                new Mutation(
                        "a place stands for a row in every partition",
                        "partition_no_key",
                        "fn_replay_without_key",
                        " and t.tableoid = g.part",
                        ""),
                new Mutation(
                        "a schema change leaves the generated functions",
                        ".*",
                        "fn_replay_effects",
                        "where f.i_id_table = t.i_id_table and",
                        "where false and"),
                new Mutation(
                        "a schema change leaves the columns",
                        ".*",
                        "fn_replay_effects",
                        ", v_columns = excluded.v_columns",
                        ""),
                new Mutation(
                        "a table stays full",
                        ".*",
                        "fn_replay_effects",
                        "perform sch_chameleon.fn_empty_table(v_schema, v_table)",
                        "null"),
                new Mutation(
                        "foreign keys do not act",
                        "fk_.*",
                        "fn_replay_slice",
                        "perform sch_chameleon.fn_cascade_events(p_source, p_log, v_barrier.first_event, v_barrier.last_event)",
                        "null"),
                new Mutation(
                        "foreign keys act before all events of a slice",
                        "fk_.*",
                        "fn_replay_slice",
                        "v_after, v_barrier.first_event - 1",
                        "v_after, v_after"),
                new Mutation(
                        "foreign keys act on one level",
                        "fk_.*",
                        "fn_cascade",
                        "continue when v_done.rows is null",
                        "continue"),
                new Mutation(
                        "foreign keys heed case", "fk_fold", "fn_cascade_rows", "when v_key.b_fold_case", "when false"),
                new Mutation(
                        "foreign keys set null where they should carry on",
                        "fk_.*",
                        "fn_cascade_rows",
                        "when v_action = 'cascade' then 'k.n' || f.i",
                        "when false then ''"));
    }

    @BeforeAll
    static void start() throws SQLException {
        differential = new Differential();
    }

    @AfterAll
    static void end() throws SQLException {
        differential.close();
    }

    @ParameterizedTest
    @MethodSource("mutations")
    void is_found_by_some_seed(Mutation mutation) throws SQLException {
        var target = differential.product().database();
        var before = mutation.plant(target);
        try {
            var seed = 1;
            while (seed <= SEEDS
                    && differential
                            .differences(seed, mutation.shapes(), new Coverage())
                            .isEmpty()) {
                seed++;
            }
            System.out.println("mutation: %s: seed %d".formatted(mutation, seed));
            assertThat(seed).as("the seed that found: %s", mutation).isLessThanOrEqualTo(SEEDS);
        } finally {
            target.execute(before);
        }
    }
}
