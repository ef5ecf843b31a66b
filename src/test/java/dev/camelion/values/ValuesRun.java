package dev.camelion.values;

import static org.assertj.core.api.Assertions.assertThat;

import dev.camelion.TestShop;
import dev.camelion.testkit.Draw;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** One run: tables of every type, filled, copied, changed by the stream, and compared after each step. */
final class ValuesRun implements AutoCloseable {
    private static final String MARKER = "marker";
    private static final Duration CATCH_UP = Duration.ofSeconds(120);
    private static final int LATER_ID = 1_000_000;

    private final TestShop shop;
    private final SourceSession source;
    private final Connection target;
    private final SideBySide sides;
    private final ValueCoverage coverage = new ValueCoverage();
    private final TypeCatalogue types;
    private final TableSet tables;
    private final MixedLoad mixed;
    private final KeyLoad keys;
    private final int mixedRows;
    private final int keyRows;
    private final List<String> times = new ArrayList<>();
    private Instant since = Instant.now();
    private int steps;

    ValuesRun(TestShop shop, Draw draw, int rows) throws SQLException {
        this.shop = shop;
        this.source = new SourceSession(shop.mysql().connect(shop.database()), draw);
        this.target = shop.connectTarget();
        this.sides = new SideBySide(source.connection(), target, shop.database());
        this.types = TypeCatalogue.of(source.connection());
        this.tables = new TableSet(types, draw);
        this.mixed = new MixedLoad(source, draw, coverage);
        this.keys = new KeyLoad(source, draw, coverage);
        // both are written twice, before the copy and after it, and about half of the keys are there already
        var keyTables = tables.of(Use.KEY).size();
        this.keyRows = Math.max(14, rows / 8 / keyTables);
        this.mixedRows = Math.max(
                16, (rows - keyRows * keyTables / 2) / 2 / mixedTables().size() + 1);
    }

    private List<TestTable> mixedTables() {
        return tables.of(Use.NULLABLE, Use.NOT_NULL, Use.KEYLESS, Use.GENERATED);
    }

    void run() throws Exception {
        shop.mysql().execute(shop.database(), "create table " + MARKER + " (id int primary key)");
        for (var table : tables.all()) {
            source.run(table.definition());
        }
        took("tables");
        insert(1, dev.camelion.values.Path.COPY);
        shop.initialise();
        took("copy");
        compare("copied");
        shop.start();
        insert(LATER_ID, dev.camelion.values.Path.INSERT);
        compare("inserted");
        update();
        compare("updated");
        delete();
        compare("deleted");
        verify();
        deleteKeys();
        compare("all keys deleted");
    }

    private void insert(int firstId, Path path) throws SQLException {
        for (var table : mixedTables()) {
            mixed.insert(table, firstId, mixedRows, path);
        }
        for (var table : tables.of(Use.KEY)) {
            keys.insert(table, firstId, keyRows, path);
        }
        took("load " + path);
    }

    private void update() throws SQLException {
        for (var table : mixedTables()) {
            mixed.update(table, some(table, 0));
        }
        for (var table : tables.of(Use.KEY)) {
            keys.touch(table);
        }
        settle();
        for (var table : tables.of(Use.KEY)) {
            keys.change(table);
        }
    }

    private void delete() throws SQLException {
        for (var table : mixedTables()) {
            mixed.delete(table, some(table, 1));
        }
        for (var table : tables.of(Use.KEY)) {
            keys.replace(table, 2 * LATER_ID);
        }
    }

    private void deleteKeys() throws SQLException {
        for (var table : tables.of(Use.KEY)) {
            keys.delete(table);
        }
    }

    /** Half of the rows of each step, the first of them, as those have all classes. */
    private List<Integer> some(TestTable table, int part) {
        var ids = new ArrayList<Integer>();
        for (var first : List.of(1, LATER_ID)) {
            var from = part * mixedRows / 2;
            for (var i = from; i < from + mixedRows / 2; i++) {
                ids.add(first + i);
            }
        }
        return ids;
    }

    /** Waits until the target has all that was written. */
    private void settle() throws SQLException {
        steps++;
        source.run("insert into %s values (%d)".formatted(MARKER, steps));
        source.commit();
        var error = shop.awaitRowOrError(MARKER, "id = " + steps, CATCH_UP);
        assertThat(error).isEmpty();
    }

    private void compare(String step) throws SQLException {
        if (!step.equals("copied")) {
            settle();
            took("stream");
        }
        source.run("set time_zone = '+00:00'");
        var found = new ArrayList<Difference>();
        for (var table : tables.all()) {
            found.addAll(sides.differences(table));
        }
        source.commit();
        took("compare");
        assertThat(Findings.of(found))
                .as("%s; discarded: %s", step, shop.discarded())
                .isEmpty();
    }

    private void verify() {
        assertThat(shop.unequal()).as("tables that verify calls unequal").isEmpty();
        assertThat(shop.discarded()).isEmpty();
        took("verify");
    }

    private void took(String what) {
        times.add(what + " " + Duration.between(since, Instant.now()).toMillis() + " ms");
        since = Instant.now();
    }

    List<String> times() {
        return times;
    }

    String coverage() {
        return coverage.table();
    }

    int rows() {
        return coverage.rows();
    }

    List<String> holes() {
        return coverage.holes(types);
    }

    @Override
    public void close() throws SQLException {
        source.close();
        target.close();
    }
}
