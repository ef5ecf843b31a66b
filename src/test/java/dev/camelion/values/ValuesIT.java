package dev.camelion.values;

import static org.assertj.core.api.Assertions.assertThat;

import dev.camelion.TestShop;
import dev.camelion.testkit.Databases;
import dev.camelion.testkit.Draw;
import dev.camelion.testkit.MySqlServer;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Random values of every type the server has, by copy and by stream, read back from both sides and compared by what
 * they mean. The seed is printed and can be given as {@code camelion.test.seed}, the rows as {@code
 * camelion.test.values-rows}.
 */
class ValuesIT {
    private static final long SEED = Long.getLong("camelion.test.seed", System.nanoTime() % 1_000_000);
    private static final int ROWS = Integer.getInteger("camelion.test.values-rows", 10_000);

    @TempDir
    private Path directory;

    MySqlServer server() {
        return Databases.mySql();
    }

    @Test
    void every_value_of_every_type_arrives_by_every_path() throws Exception {
        var settings = """
                type-override:
                  time: {to: interval, tables: ["%%1$s.%s*"]}
                """.formatted(TableSet.EXACT);
        try (var shop = TestShop.prepared(directory, server(), settings);
                var run = new ValuesRun(shop, new Draw(SEED, 5), ROWS)) {
            System.out.println("values: seed=" + SEED);
            run.run();
            System.out.println("values: seed=%d took=%s %s".formatted(SEED, run.times(), run.coverage()));
            assertThat(run.rows()).isGreaterThanOrEqualTo(ROWS);
            assertThat(run.holes()).as("classes that were not met").isEmpty();
        }
    }
}
