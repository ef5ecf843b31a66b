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
                new Mutation(
                        "events come in their physical order",
                        "fn_replay_slice",
                        "order by l.i_id_event'",
                        "order by l.ctid'"),
                new Mutation(
                        "an old key is not removed",
                        "fn_replay_statements",
                        "t.%I = (coalesce($2, $1)->>%L)::%s",
                        "t.%I = ($1->>%L)::%s"),
                new Mutation(
                        "a schema change leaves the generated statements",
                        "fn_replay_effects",
                        "where s.i_id_table = t.i_id_table and",
                        "where false and"));
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
                    && differential.differences(seed, new Coverage()).isEmpty()) {
                seed++;
            }
            System.out.println("mutation: %s: seed %d".formatted(mutation, seed));
            assertThat(seed).as("the seed that found: %s", mutation).isLessThanOrEqualTo(SEEDS);
        } finally {
            target.execute(before);
        }
    }
}
