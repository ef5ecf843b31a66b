package dev.camelion;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** One table gets 500 changes a second and is synced meanwhile: it is equal in the end, and the others do not wait. */
class SyncUnderLoadIT {
    // SyncBench's aim is 2 s; a machine that does other things too must not make this fail
    private static final Duration LARGEST_LAG = Duration.ofSeconds(20);

    @TempDir
    private Path directory;

    @Test
    void other_tables_go_on_while_a_busy_one_is_synced() throws Exception {
        try (var shop = TestShop.running(directory, SyncLoad.TABLES)) {
            Duration lag;
            try (var load = new SyncLoad(shop, 500)) {
                load.awaitCaughtUp();
                load.awaitChanges(500);
                assertThat(shop.sync("busy")).isTrue();
                load.awaitChanges(500);
                assertThat(shop.sync("busy")).isTrue();
                lag = load.largestLag();
            }
            shop.awaitEqual("busy");
            shop.awaitEqual("beat");
            System.out.printf("sync under load: largest lag of another table %d ms%n", lag.toMillis());
            assertThat(lag).isLessThan(LARGEST_LAG);
        }
    }
}
