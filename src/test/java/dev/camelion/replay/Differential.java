package dev.camelion.replay;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;

/** The servers of the differential test: a source and two targets, of which one is the product's. One thread. */
final class Differential implements AutoCloseable {
    private static final Path FAILURES = Path.of("target", "replay");

    private final List<Shape> shapes = Shape.wanted();
    private final Source source = new Source();
    private final PerRowReplay perRow = new PerRowReplay();
    private final ProductReplay product = new ProductReplay(shapes);

    Differential() throws SQLException {}

    ProductReplay product() {
        return product;
    }

    /** Runs one seed and returns what differs after the first of its batches that leaves a difference. */
    List<String> differences(long seed, Coverage coverage) throws SQLException {
        return differences(seed, ".*", coverage);
    }

    /** The same with these shapes only, a regular expression. */
    List<String> differences(long seed, String only, Coverage coverage) throws SQLException {
        var chosen = shapes.stream().filter(shape -> shape.name().matches(only)).toList();
        var run = new SeededRun(seed, chosen, source, perRow, product, coverage);
        List<String> found;
        try {
            found = run.differences();
        } catch (SQLException | RuntimeException failure) {
            throw new IllegalStateException("seed %d: %s".formatted(seed, story(seed, run)), failure);
        }
        if (found.isEmpty()) {
            return found;
        }
        var all = new ArrayList<>(found);
        all.add(
                0,
                "seed %d, %s, alone with -Dcamelion.test.replay-seed=%1$d -Dcamelion.test.replay-seeds=1; %s"
                        .formatted(seed, run, story(seed, run)));
        return all;
    }

    private String story(long seed, SeededRun run) {
        try {
            Files.createDirectories(FAILURES);
            var file = FAILURES.resolve("seed-" + seed + ".txt");
            var lines = new ArrayList<>(source.history());
            lines.add("");
            run.log().forEach(event -> lines.add(event.toString()));
            Files.write(file, lines);
            return "its statements and its log are in " + file;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void close() throws SQLException {
        source.close();
        perRow.close();
        product.close();
    }
}
