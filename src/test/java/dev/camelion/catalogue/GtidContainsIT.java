package dev.camelion.catalogue;

import static org.assertj.core.api.Assertions.assertThat;

import dev.camelion.copy.CopyFixture;
import dev.camelion.model.GtidSet;
import java.util.Random;
import java.util.StringJoiner;
import org.junit.jupiter.api.Test;

/** {@code fn_gtid_contains} against {@link GtidSet}, on random sets. */
class GtidContainsIT {
    private static final String[] SERVERS = {
        "3e11fa47-71ca-11e1-9e33-c80aa9429562",
        "4e11fa47-71ca-11e1-9e33-c80aa9429562",
        "5E11FA47-71CA-11E1-9E33-C80AA9429562"
    };

    @Test
    void says_what_the_model_says() throws Exception {
        var random = new Random(6);
        try (var connection = new CopyFixture("gtid").target().getConnection();
                var query = connection.prepareStatement("select sch_chameleon.fn_gtid_contains(?, ?)")) {
            for (var i = 0; i < 2000; i++) {
                var set = set(random);
                var gtid = SERVERS[random.nextInt(SERVERS.length)] + ":" + (1 + random.nextInt(40));
                query.setString(1, set);
                query.setString(2, gtid);
                try (var row = query.executeQuery()) {
                    row.next();
                    assertThat(row.getBoolean(1))
                            .as("%s in %s", gtid, set)
                            .isEqualTo(GtidSet.parse(set).contains(gtid));
                }
            }
        }
    }

    /** As MySQL prints it: intervals ascend. */
    private static String set(Random random) {
        var servers = new StringJoiner(random.nextBoolean() ? "," : ",\n");
        for (var server : SERVERS) {
            if (random.nextInt(4) == 0) {
                continue;
            }
            var intervals = new StringJoiner(":", server + ":", "");
            var next = 1 + random.nextInt(5);
            for (var n = 1 + random.nextInt(3); n > 0; n--) {
                var last = next + (random.nextBoolean() ? 0 : 1 + random.nextInt(8));
                intervals.add(last == next ? "" + next : next + "-" + last);
                next = last + 2 + random.nextInt(5);
            }
            servers.add(intervals.toString());
        }
        return servers.toString();
    }
}
