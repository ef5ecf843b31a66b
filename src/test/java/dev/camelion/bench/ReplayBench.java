package dev.camelion.bench;

import static org.assertj.core.api.Assertions.assertThat;

import dev.camelion.bench.ReplayDatabases.Pages;
import java.io.IOException;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.OptionalDouble;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/**
 * How fast a log is replayed, and how much faster than by a plain replay of one event at a time in the same run, which
 * must come to the same content.
 *
 * <p>{@code -Dcamelion.bench.rows} (of all tables together), {@code camelion.bench.repetitions} and {@code
 * camelion.bench.mixes} make it shorter.
 */
@Tag("replay")
class ReplayBench {
    private static final long ROWS = Long.getLong("camelion.bench.rows", 1_000_000);
    private static final int REPETITIONS = Integer.getInteger("camelion.bench.repetitions", 3);
    private static final List<String> MIXES =
            List.of(System.getProperty("camelion.bench.mixes", "insert,update,hot,mixed")
                    .split(","));

    private static final List<String> TITLES = List.of(
            "mix",
            "events a slice",
            "tables",
            "per-row events/s",
            "set-based events/s",
            "ratio",
            "per-row CPU us/event",
            "set-based CPU us/event",
            "CPU ratio",
            "per-row WAL B/event",
            "set-based WAL B/event");

    /** What is compared: functions of the same arguments and meaning. */
    private enum Replay {
        PER_ROW("bench.replay_per_row"),
        SET_BASED("sch_chameleon.fn_process_batch");

        private final String call;

        Replay(String function) {
            this.call = "select " + function + "(%d, 1)";
        }
    }

    /** One line of the result. */
    private record Case(String mix, int slice, int tables, Pages pages) {
        /** Enough for several calls. */
        int events() {
            return switch (slice) {
                case 1_000 -> 10_000;
                case 10_000 -> 20_000;
                default -> slice;
            };
        }

        long rowsPerTable() {
            return ROWS / tables;
        }
    }

    private record Outcome(Measurement measurement, String content) {}

    @Test
    void replays_a_log() throws SQLException, IOException {
        try (var databases = new ReplayDatabases();
                var connection = databases.connect()) {
            var facts = Machine.facts(connection);
            var between = new ArrayList<List<String>>();
            var after = new ArrayList<List<String>>();
            for (var tables : List.of(1, 50)) {
                databases.createBase("base_" + tables, tables, ROWS / tables);
                for (var mix : MIXES) {
                    for (var slice : List.of(1_000, 10_000, 100_000)) {
                        between.add(row(databases, new Case(mix, slice, tables, Pages.CHANGED_SINCE)));
                    }
                    after.add(row(databases, new Case(mix, 10_000, tables, Pages.JUST_CHECKPOINTED)));
                }
            }
            new Report("replay", "Replay of a log")
                    .list(facts)
                    .line(
                            "%d rows of 9 columns in 1 or 50 tables with a second index, all in memory; medians of %d (per-row, 100000 a slice: 1); commit of each slice included."
                                    .formatted(ROWS, REPETITIONS))
                    .line("Between checkpoints:")
                    .table(TITLES, between)
                    .line("Right after a checkpoint, when the first change of each page writes its image to WAL:")
                    .table(TITLES, after)
                    .publish();
        }
    }

    private static List<String> row(ReplayDatabases databases, Case one) throws SQLException {
        databases.createTemplate("base_" + one.tables, one.mix, one.tables, one.rowsPerTable(), one.events());
        Map<Replay, List<Measurement>> measured = new EnumMap<>(Replay.class);
        var contents = new ArrayList<String>();
        for (var repetition = 0; repetition < REPETITIONS; repetition++) {
            for (var replay : Replay.values()) {
                if (replay == Replay.PER_ROW && one.slice == 100_000 && repetition > 0) {
                    continue;
                }
                var outcome = run(databases, one, replay);
                measured.computeIfAbsent(replay, any -> new ArrayList<>()).add(outcome.measurement);
                contents.add(outcome.content);
            }
        }
        assertThat(contents)
                .as("the contents that the replays of %s come to", one)
                .containsOnly(contents.get(0));
        var cells = cells(
                one,
                Measurement.median(measured.get(Replay.PER_ROW)),
                Measurement.median(measured.get(Replay.SET_BASED)));
        System.out.println("%s, %s a slice, tables: %s, pages %s: per-row %s/s, set-based %s/s, %s times"
                .formatted(
                        cells.get(0), cells.get(1), cells.get(2), one.pages, cells.get(3), cells.get(4), cells.get(5)));
        return cells;
    }

    private static Outcome run(ReplayDatabases databases, Case one, Replay replay) throws SQLException {
        try (var session = databases.freshRun(one.pages)) {
            while (!isTrue(
                    session, "select bool_or(b_replayed) from sch_chameleon.t_replica_batch where i_id_batch = 1")) {
                isTrue(session, replay.call.formatted(ReplayDatabases.WARM_UP / 10));
            }
            var call = replay.call.formatted(one.slice);
            var measurement = new Meter(session, databases.isLocal()).measure(one.events(), () -> {
                while (isTrue(session, call)) {}
            });
            assertThat(text(session, "select string_agg(distinct t_error, ' ') from sch_chameleon.t_discarded_rows"))
                    .as("what %s refused of %s", replay, one)
                    .isNull();
            return new Outcome(measurement, text(session, "select bench.fingerprint()"));
        }
    }

    private static List<String> cells(Case one, Measurement perRow, Measurement setBased) {
        return List.of(
                one.mix,
                Integer.toString(one.slice),
                Integer.toString(one.tables),
                number("%,.0f", perRow.eventsPerSecond()),
                number("%,.0f", setBased.eventsPerSecond()),
                number("%.1f", setBased.eventsPerSecond() / perRow.eventsPerSecond()),
                number(perRow.cpuMicrosPerEvent()),
                number(setBased.cpuMicrosPerEvent()),
                cpuRatio(perRow, setBased),
                number("%,.0f", perRow.walBytesPerEvent()),
                number("%,.0f", setBased.walBytesPerEvent()));
    }

    /** What neighbours on the machine disturb less than the ratio of the times. */
    private static String cpuRatio(Measurement perRow, Measurement setBased) {
        var cpu = setBased.cpuMicrosPerEvent();
        return cpu.isPresent() && perRow.cpuMicrosPerEvent().isPresent()
                ? number("%.1f", perRow.cpuMicrosPerEvent().getAsDouble() / cpu.getAsDouble())
                : "";
    }

    private static String number(OptionalDouble value) {
        return value.isPresent() ? number("%.1f", value.getAsDouble()) : "";
    }

    private static String number(String format, double value) {
        return String.format(Locale.ROOT, format, value);
    }

    private static boolean isTrue(Connection session, String query) throws SQLException {
        return "t".equals(text(session, query));
    }

    private static String text(Connection session, String query) throws SQLException {
        try (var statement = session.createStatement();
                var rows = statement.executeQuery(query)) {
            rows.next();
            return rows.getString(1);
        }
    }
}
