package dev.camelion.demo;

import dev.camelion.cli.operation.Demo;
import dev.camelion.cli.operation.InitResult;
import dev.camelion.cli.operation.Story;
import dev.camelion.error.ErrorCode;
import dev.camelion.error.ReplicaException;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.util.function.Function;

/**
 * The whole way of a replica in a few lines of output: servers, a shop, copy, live changes, comparison. What it started
 * is stopped and what it made is deleted in the end, however it ends.
 */
public final class ShopDemo implements Demo {
    private static final String SOURCE = "shop";
    private static final long SEED = 20_260_101;

    private final Function<Path, DemoReplica> product;

    /** Takes what makes the product on a home directory. */
    public ShopDemo(Function<Path, DemoReplica> product) {
        this.product = product;
    }

    @Override
    public int run(Path home, Plan plan, Story story) {
        if (!hasServers()) {
            throw new ReplicaException(
                    ErrorCode.DEMO_UNAVAILABLE,
                    "this build has no servers to show anything on",
                    "In the project's sources run: mvn -q compile exec:java");
        }
        var resources = new Resources();
        try (var ending = new Ending(resources::close);
                resources) {
            return new Act(home, plan, story, resources, ending).run();
        } catch (SQLException | IOException failure) {
            throw new ReplicaException(
                    ErrorCode.BUG, "the demo broke off: " + failure, "Run it again with --debug", failure);
        }
    }

    // DemoServers cannot be asked: without the servers it does not load
    private static boolean hasServers() {
        return ShopDemo.class.getResource("embedded/EmbeddedMySql.class") != null;
    }

    /** One performance. */
    private final class Act {
        private final Path home;
        private final Plan plan;
        private final Story story;
        private final Resources resources;
        private final Ending ending;

        private Act(Path home, Plan plan, Story story, Resources resources, Ending ending) {
            this.home = home;
            this.plan = plan;
            this.story = story;
            this.resources = resources;
            this.ending = ending;
        }

        private int run() throws SQLException, IOException {
            story.line("Starting MySQL and PostgreSQL ...");
            var servers = DemoServers.start(resources);
            servers.fill();
            story.line("%s; the shop is open.".formatted(servers.description()));
            var demoHome = resources.add(DemoHome.from(home, servers, SOURCE));
            var replica = resources.add(product.apply(demoHome.path()));
            copy(replica);
            var show = new LiveShow(replica, SOURCE, story::line, ending);
            var badRow = new BadRow(servers);
            if (plan.hasBadRow()) {
                story.line(badRow.forbid());
            }
            replica.start(SOURCE);
            show.awaitRunning();
            var workload = resources.add(Workload.start(servers::shop, SEED));
            if (plan.hasBadRow()) {
                story.line(badRow.insert());
            }
            show.watch(workload, plan.length());
            workload.close();
            return new Finale(replica, SOURCE, story, ending).compare(servers, workload);
        }

        private void copy(DemoReplica replica) {
            var operations = replica.operations();
            operations.createSchema();
            operations.addSource(SOURCE);
            story.line("create_schema, add_source: done.");
            var began = System.nanoTime();
            var copied = operations.initReplica(SOURCE, Silence.PROGRESS);
            story.line("init_replica: %s rows of %d tables copied in %s, as of %s."
                    .formatted(
                            Text.count(copied.tables().stream()
                                    .mapToLong(InitResult.CopiedTable::rows)
                                    .sum()),
                            copied.tables().size(),
                            Text.seconds(Duration.ofNanos(System.nanoTime() - began)),
                            copied.position()));
            if (!copied.isClean()) {
                throw new ReplicaException(
                        ErrorCode.NOT_CLEAN, "rows were lost in the copy: " + copied.tables(), "Report it");
            }
        }
    }
}
