package dev.camelion.bench;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.camelion.capture.DdlPolicy;
import dev.camelion.capture.EncodeRowsProcessor;
import dev.camelion.capture.RecordedChanges;
import dev.camelion.capture.ReplicatedTables;
import dev.camelion.capture.Run;
import dev.camelion.capture.SourceEvent;
import dev.camelion.changelog.TextArray;
import dev.camelion.ddl.DdlEvent;
import dev.camelion.ddl.DdlTranslator;
import dev.camelion.ddl.Translation;
import dev.camelion.ddl.model.SourceModel;
import dev.camelion.ddl.policy.TranslationPolicy;
import dev.camelion.testkit.Databases;
import dev.camelion.testkit.Orders;
import java.lang.management.ManagementFactory;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.apache.camel.impl.DefaultCamelContext;
import org.apache.camel.support.DefaultExchange;
import org.apache.kafka.connect.data.Struct;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/**
 * What capture spends on a row change between the engine and the append: changes of a nine-column table, recorded from a
 * MySQL through the engine, encoded again and again on one thread.
 *
 * <p>{@code -Dcamelion.bench.seconds} is how long each measurement takes, {@code camelion.bench.repetitions} how many
 * there are of each.
 */
@Tag("encoder")
class EncoderBench {
    private static final int CHANGES = 6_000;
    private static final double SECONDS = Integer.getInteger("camelion.bench.seconds", 2);
    private static final int REPETITIONS = Integer.getInteger("camelion.bench.repetitions", 5);
    private static final com.sun.management.ThreadMXBean THREADS =
            (com.sun.management.ThreadMXBean) ManagementFactory.getThreadMXBean();

    private final String database = Databases.newMySqlDatabase("encoder");
    private final ObjectMapper json = new ObjectMapper();
    /** Keeps the work from being left out. */
    private long sink;

    /** One way to spend time on all recorded changes; gives the bytes it made. */
    private interface Work {
        long run() throws Exception;
    }

    private record Sample(double micros, double bytes, double allocated) {}

    @Test
    void encodes_recorded_changes() throws Exception {
        Databases.mySql().execute(database, Orders.TABLE);
        var changes = RecordedChanges.of(database, "orders", CHANGES, this::change);
        assertThat(changes).hasSize(CHANGES);
        var work = new LinkedHashMap<String, Work>();
        work.put("walk over the fields", () -> walk(changes));
        work.put("Jackson, raw values by a map", () -> jackson(changes));
        work.put("capture, a run to the append's parameters", encoder(changes));
        for (var i = 0; i < 2; i++) {
            for (var one : work.values()) {
                measure(one);
            }
        }
        var samples = new LinkedHashMap<String, List<Sample>>();
        for (var i = 0; i < REPETITIONS; i++) {
            for (var one : work.entrySet()) {
                samples.computeIfAbsent(one.getKey(), any -> new ArrayList<>()).add(measure(one.getValue()));
            }
        }
        try (var postgres = Databases.postgres().connect("postgres")) {
            new Report("encoder", "Encoding of row changes")
                    .list(Machine.facts(postgres))
                    .line("%d changes of a table of 9 columns: 4 inserts, 5 updates, 1 delete of 10; medians of %d."
                            .formatted(CHANGES, REPETITIONS))
                    .table(
                            List.of("what", "CPU us/event", "best", "MB/s", "B/event", "allocated B/event", "target"),
                            samples.entrySet().stream()
                                    .map(one -> row(one.getKey(), one.getValue()))
                                    .toList())
                    .publish();
        }
        assertThat(sink).isNotZero();
    }

    private void change() throws SQLException {
        try (var connection = Databases.mySql().connect(database)) {
            execute(connection, "set session cte_max_recursion_depth = " + CHANGES);
            execute(connection, """
                    insert into orders (customer_id, status, amount, note, payload, created_at, updated_at, flag)
                    with recursive n (i) as (select 1 union all select i + 1 from n where i < %d)
                    select 1 + i %% 100000, elt(1 + i %% 4, 'new', 'paid', 'shipped', 'done'), i %% 100000 + 0.25,
                           if(i %% 10 < 3, null, concat('note ', md5(i))), concat(md5(i), md5(i + 1), md5(i + 2)),
                           '2020-01-01' + interval i second, if(i %% 2, null, '2021-01-01' + interval i second), i %% 2
                      from n
                    """.formatted(CHANGES * 4 / 10));
            for (var i = 0; i < CHANGES * 5 / 10; i += 1000) {
                execute(
                        connection,
                        "update orders set amount = amount + 1, updated_at = created_at + interval %d day limit 1000"
                                .formatted(i));
            }
            execute(connection, "delete from orders limit " + CHANGES / 10);
        }
    }

    private static void execute(Connection connection, String sql) throws SQLException {
        try (var statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    private Work encoder(List<SourceEvent.RowChange> changes) {
        var policy = new TranslationPolicy(Map.of(database, "bench"), table -> true, List.of(), "8.0.36", Set.of());
        var tables = new ReplicatedTables(policy, new DdlPolicy(DdlPolicy.Unsupported.QUARANTINE, List.of()), false);
        var model = new DdlTranslator(policy)
                .translate(SourceModel.empty(), new DdlEvent(Orders.TABLE, database, Instant.EPOCH));
        tables.reset(((Translation.Translated) model).after(), true);
        var processor = new EncodeRowsProcessor(Map.of("bench", tables));
        var runs = new ArrayList<Run>();
        for (var i = 0; i < changes.size(); i += 2000) {
            runs.add(RecordedChanges.run("bench", changes.subList(i, Math.min(i + 2000, changes.size()))));
        }
        var camel = new DefaultCamelContext();
        return () -> {
            var bytes = 0L;
            for (var run : runs) {
                var exchange = new DefaultExchange(camel);
                exchange.getIn().setBody(run);
                processor.process(exchange);
                bytes += size((Map<?, ?>) exchange.getMessage().getBody());
            }
            return bytes;
        };
    }

    private static long size(Map<?, ?> parameters) {
        return Stream.of("data", "updates")
                .map(name -> (TextArray) parameters.get(name))
                .mapToLong(TextArray::lengthInBytes)
                .sum();
    }

    private long walk(List<SourceEvent.RowChange> changes) {
        var count = 0L;
        for (var change : changes) {
            for (var row : images(change)) {
                for (var field : row.schema().fields()) {
                    var value = row.getWithoutDefault(field.name());
                    count += value == null ? 1 : value.getClass().hashCode() & 1;
                }
            }
        }
        return count;
    }

    private long jackson(List<SourceEvent.RowChange> changes) throws Exception {
        var bytes = 0L;
        for (var change : changes) {
            for (var row : images(change)) {
                var map = new HashMap<String, Object>();
                for (var field : row.schema().fields()) {
                    map.put(field.name(), row.getWithoutDefault(field.name()));
                }
                bytes += json.writeValueAsString(map).length();
            }
        }
        return bytes;
    }

    /** The one row image that the log takes of a change which does not touch the key. */
    private static List<Struct> images(SourceEvent.RowChange change) {
        return List.of(change.after() == null ? change.before() : change.after());
    }

    private Sample measure(Work work) throws Exception {
        var thread = Thread.currentThread().getId();
        var allocated = THREADS.getThreadAllocatedBytes(thread);
        var cpu = THREADS.getCurrentThreadCpuTime();
        var end = System.nanoTime() + (long) (SECONDS * 1e9);
        var rounds = 0;
        var bytes = 0L;
        do {
            bytes += work.run();
            rounds++;
        } while (System.nanoTime() < end);
        sink += bytes;
        var events = (double) rounds * CHANGES;
        return new Sample(
                (THREADS.getCurrentThreadCpuTime() - cpu) / 1e3 / events,
                bytes / events,
                (THREADS.getThreadAllocatedBytes(thread) - allocated) / events);
    }

    private static List<String> row(String what, List<Sample> samples) {
        var micros = samples.stream().mapToDouble(Sample::micros).sorted().toArray();
        var median = micros[micros.length / 2];
        var one = samples.get(0);
        var isEncoder = what.startsWith("capture");
        return List.of(
                what,
                number("%.2f", median),
                number("%.2f", micros[0]),
                what.startsWith("walk") ? "" : number("%.0f", one.bytes / median),
                what.startsWith("walk") ? "" : number("%.0f", one.bytes),
                number("%.0f", one.allocated),
                isEncoder ? "8" : "");
    }

    private static String number(String format, double value) {
        return String.format(Locale.ROOT, format, value);
    }
}
