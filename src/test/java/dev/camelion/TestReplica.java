package dev.camelion;

import static org.assertj.core.api.Assertions.assertThat;

import dev.camelion.cli.operation.Progress;
import dev.camelion.cli.operation.SourceStatus;
import dev.camelion.config.Settings;
import dev.camelion.config.SettingsReader;
import dev.camelion.model.TableId;
import dev.camelion.testkit.Eventually;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The product in the test's own process, on the home directory of a test. */
final class TestReplica implements AutoCloseable {
    static final Progress QUIET = new Progress() {
        @Override
        public void phase(String what) {}

        @Override
        public void table(TableId table, long rows, long expectedRows, long bytes) {}

        @Override
        public void done(TableId table, long rows, long bytes) {}
    };

    private final Path home;
    private final Settings settings;
    private final TargetOperations operations;
    private final Wiring wiring;
    private @Nullable Replica running;

    TestReplica(Path home) {
        this.home = home;
        try (var placeholders = new CamelPlaceholders(home)) {
            this.settings = new SettingsReader(placeholders).read(home);
        }
        this.operations = new TargetOperations(home, settings);
        this.wiring = new Wiring(settings);
    }

    TargetOperations operations() {
        return operations;
    }

    Replica replica() {
        return running;
    }

    /** Creates the catalogue where it is missing, registers and copies the sources. */
    void initialise(String... sources) {
        operations.createSchema();
        for (var source : sources) {
            operations.addSource(source);
            assertThat(operations.initReplica(source, QUIET).isClean())
                    .as("clean; discarded: %s", discarded())
                    .isTrue();
        }
    }

    /** Why rows were discarded, by table. */
    List<String> discarded() {
        return query(
                "select v_table_name, count(*), min(t_error) from sch_chameleon.t_discarded_rows group by 1 order by 1 limit 20");
    }

    void start(String... sources) throws Exception {
        running = new Replica(home, wiring, List.of(sources));
        running.start();
    }

    void stop() {
        if (running != null) {
            running.close();
            running = null;
        }
    }

    SourceStatus status(String source) {
        return operations.status(List.of(source)).get(0);
    }

    void awaitRunning(String source) {
        Eventually.passes(
                "source " + source + " runs", () -> assertThat(status(source).status())
                        .as("%s", status(source))
                        .isEqualTo("running"));
    }

    /** Rows of the target as text, columns joined by a bar. */
    List<String> query(String sql) {
        try (var connection = wiring.target().getConnection();
                var statement = connection.createStatement();
                var rows = statement.executeQuery(sql)) {
            var result = new ArrayList<String>();
            while (rows.next()) {
                var line = new ArrayList<String>();
                for (var i = 1; i <= rows.getMetaData().getColumnCount(); i++) {
                    line.add(String.valueOf(rows.getString(i)));
                }
                result.add(String.join("|", line));
            }
            return result;
        } catch (SQLException e) {
            throw new IllegalStateException(sql + ": " + e.getMessage(), e);
        }
    }

    /** Runs statements on the target. */
    void execute(String sql) {
        try (var connection = wiring.target().getConnection();
                var statement = connection.createStatement()) {
            statement.execute(sql);
        } catch (SQLException e) {
            throw new IllegalStateException(sql + ": " + e.getMessage(), e);
        }
    }

    @Override
    public void close() {
        stop();
        operations.close();
        wiring.close();
    }
}
