package dev.camelion.replay;

import dev.camelion.testkit.Draw;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** What one seed does: random changes of the source, logged in batches, replayed in two ways, compared after each. */
final class SeededRun {
    private static final int WHOLE_BATCH = 1_000_000;
    private static final int EVENTS = Integer.getInteger("camelion.test.replay-events", 90);

    private final Draw draw;
    private final Source source;
    private final PerRowReplay perRow;
    private final ProductReplay product;
    private final Coverage coverage;
    private final List<Shape> shapes;
    private final boolean isLean;
    private final int lanes;
    private final boolean isPlain;
    private final double schemaChanges;
    private final int range;
    private final List<LoggedEvent> log = new ArrayList<>();

    SeededRun(
            long seed, List<Shape> all, Source source, PerRowReplay perRow, ProductReplay product, Coverage coverage) {
        this.draw = new Draw(seed, 17);
        this.source = source;
        this.perRow = perRow;
        this.product = product;
        this.coverage = coverage;
        this.shapes = draw.some(all, draw.between(1, 3)).stream()
                .sorted(Comparator.comparing(Shape::name))
                .toList();
        this.isLean = draw.chance(0.6);
        this.lanes = draw.of(1, 1, 2, 3);
        this.isPlain = seed % 4 == 0;
        this.schemaChanges = draw.of(0.0, 0.05, 0.15, 0.3);
        this.range = draw.of(6, 20, 120);
    }

    /** What differs after the first batch that leaves a difference; empty where none does. */
    List<String> differences() throws SQLException {
        product.reset(lanes);
        for (var shape : shapes) {
            var isAltered = source.isAltered(shape);
            source.reset(shape);
            product.database().reset(shape, isAltered);
            if (!shape.cascades()) {
                perRow.database().reset(shape, isAltered);
            }
            if (isPlain) {
                chooseForeignKeys(shape);
            }
        }
        if (isPlain) {
            coverage.count(Rule.PLAIN_SESSION);
        }
        coverage.count(isLean ? Rule.LEAN_IMAGES : Rule.FULL_IMAGES);
        var recorder = new Recorder(source, shapes, isLean, coverage);
        perRow.register(recorder.tables());
        product.register(recorder.tables(), isPlain);
        var load = new RandomLoad(draw, recorder, coverage, range, schemaChanges);
        var targetOnly = new TargetOnlyColumn(coverage);
        var found = List.<String>of();
        for (var batches = draw.between(1, 4); batches > 0 && found.isEmpty(); batches--) {
            if (draw.chance(0.6)) {
                targetOnly.mark(recorder, List.of(perRow.database(), product.database()));
            }
            found = batch(recorder, load, targetOnly);
        }
        return found;
    }

    /** Those of the target act in a session that cannot switch them off: they may not stand beside actions replayed. */
    private void chooseForeignKeys(Shape shape) throws SQLException {
        if (shape.cascades()) {
            product.database().changeForeignKeys(shape, "drop constraint %I");
        } else if (draw.chance(0.5)) {
            product.database().changeForeignKeys(shape, "alter constraint %I deferrable initially deferred");
        }
    }

    private List<String> batch(Recorder recorder, RandomLoad load, TargetOnlyColumn targetOnly) throws SQLException {
        var first = log.isEmpty() ? 1 : log.get(log.size() - 1).id() + draw.between(1, 3);
        var events = LoggedEvent.number(load.transactions(draw.between(1, EVENTS)), first, draw, coverage);
        if (events.isEmpty()) {
            return List.of();
        }
        log.addAll(events);
        append(events);
        var maxEvents = draw.of(1, 7, 50, WHOLE_BATCH, WHOLE_BATCH, WHOLE_BATCH);
        count(events, maxEvents);
        if (isPlain) {
            events.stream()
                    .map(logged -> logged.event().table())
                    .filter(table ->
                            !table.shape().cascades() && !table.foreignKeys().isEmpty())
                    .forEach(table -> coverage.count(Rule.FOREIGN_KEY_CHECKED));
        }
        if (lanes == 1) {
            product.replay(maxEvents);
        } else {
            product.replayInLanes(maxEvents, draw, draw.of(0.0, 0.3), coverage);
        }
        perRow.replay(events);
        targetOnly.replayed(events);
        return compared(recorder, targetOnly);
    }

    private void append(List<LoggedEvent> events) throws SQLException {
        if (draw.chance(0.2)) {
            product.database().reconnect();
            coverage.count(Rule.NEW_SESSION);
        }
        if (draw.chance(0.3)) {
            product.maintain();
        }
        var isShuffled = draw.chance(0.4);
        if (isShuffled) {
            coverage.count(Rule.OTHER_PHYSICAL_ORDER);
        }
        product.append(isShuffled ? draw.shuffled(events) : events, draw.chance(0.7) ? 1 : 2);
    }

    private void count(List<LoggedEvent> events, int maxEvents) {
        if (maxEvents == WHOLE_BATCH) {
            coverage.slices(events.stream().map(LoggedEvent::event).toList());
        }
        coverage.count(
                switch (maxEvents) {
                    case 1 -> Rule.ONE_EVENT_SLICES;
                    case WHOLE_BATCH -> Rule.WHOLE_BATCH_SLICES;
                    default -> Rule.SMALL_SLICES;
                });
    }

    private List<String> compared(Recorder recorder, TargetOnlyColumn targetOnly) throws SQLException {
        var aside = product.leftAside();
        if (!aside.isEmpty()) {
            return aside;
        }
        var found = new ArrayList<String>();
        for (var table : recorder.tables()) {
            found.addAll(Comparison.of("the product's target", source, table, product.database()));
            if (PerRowReplay.knows(table)) {
                found.addAll(Comparison.of("the per-row target", source, table, perRow.database()));
            }
        }
        targetOnly.differences(recorder, product.database()).forEach(line -> found.add("product: " + line));
        targetOnly.differences(recorder, perRow.database()).forEach(line -> found.add("per-row: " + line));
        return found;
    }

    /** All events so far. */
    List<LoggedEvent> log() {
        return log;
    }

    @Override
    public String toString() {
        return "shapes %s, %s images, %d lanes, %s session"
                .formatted(
                        shapes.stream().map(Shape::name).toList(),
                        isLean ? "lean" : "full",
                        lanes,
                        isPlain ? "plain" : "superuser's");
    }
}
