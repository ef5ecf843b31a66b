package dev.camelion.capture;

import static org.assertj.core.api.Assertions.assertThat;

import dev.camelion.catalogue.StoredPosition;
import dev.camelion.error.ErrorCode;
import dev.camelion.model.BinlogPosition;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.apache.kafka.connect.source.SourceRecord;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

/** Where runs end, what they commit, what of a repeated transaction is dropped, and where the engine restarts. */
class RunCutterTest {
    private static final String UUID = "3e11fa47-71ca-11e1-9e33-c80aa9429562:";

    private final HistoryFixture history = new HistoryFixture();

    private static String describe(Run run) {
        return "%s committed=%d closes=%s"
                .formatted(run.events().stream().map(RunCutterTest::describe).toList(), run.committed(), run.closes());
    }

    private static String describe(SourceEvent event) {
        var what = event instanceof SourceEvent.RowChange row
                ? String.valueOf(row.after() == null ? null : row.after().getInt32("id"))
                : event instanceof SourceEvent.SchemaChange change ? change.sql() : "truncate";
        return what + "@" + event.place().ordinal();
    }

    private static List<String> describe(RunCutter.Cut cut) {
        assertThat(cut.stop()).isNull();
        return cut.runs().stream().map(RunCutterTest::describe).toList();
    }

    private static Run.Position last(RunCutter.Cut cut) {
        return cut.runs().get(cut.runs().size() - 1).position();
    }

    @Nested
    class With_gtids {
        private final EngineRecords engine = new EngineRecords(true);
        private final Map<String, Object> start = engine.offset(UUID + "1-4", 100);
        private final Map<String, Object> after5 = engine.offset(UUID + "1-5", 200);

        private RunCutter cutter(@Nullable String transaction, long ordinal, boolean complete) {
            return cutter(transaction, ordinal, complete, Long.MAX_VALUE);
        }

        private RunCutter cutter(@Nullable String transaction, long ordinal, boolean complete, long largestRow) {
            return new RunCutter(
                    "shop",
                    new StoredPosition(
                            1,
                            "server",
                            new BinlogPosition(EngineRecords.FILE, 100),
                            UUID + "1-4",
                            start,
                            transaction,
                            ordinal,
                            complete,
                            7),
                    history.buffer(),
                    new RecordedStatements(),
                    largestRow);
        }

        private List<SourceRecord> transaction5() {
            return List.of(
                    engine.begin(UUID + "5", start),
                    engine.row(UUID + "5", 120, 1, start),
                    engine.row(UUID + "5", 140, 2, start),
                    engine.end(UUID + "5", start));
        }

        @Test
        void the_halves_of_a_key_update_are_one_event_wherever_a_batch_ends() {
            var halves = engine.keyUpdate(UUID + "5", 140, 1, 2, start);
            var cutter = cutter(null, 0, true);
            var first = cutter.cut(
                    List.of(engine.begin(UUID + "5", start), engine.row(UUID + "5", 120, 1, start), halves.get(0)));
            var second = cutter.cut(List.of(halves.get(1), engine.end(UUID + "5", start)));

            assertThat(describe(first)).containsExactly("[1@1] committed=0 closes=false");
            assertThat(last(first).ordinal()).isEqualTo(1);
            assertThat(describe(second)).containsExactly("[2@2] committed=1 closes=true");
            assertThat(second.runs().get(0).events().get(0))
                    .isInstanceOfSatisfying(SourceEvent.RowChange.class, change -> {
                        assertThat(change.operation()).isEqualTo(SourceEvent.Operation.UPDATE);
                        assertThat(change.before().getInt32("id")).isEqualTo(1);
                        assertThat(change.after().getInt32("id")).isEqualTo(2);
                    });
        }

        @Test
        void a_row_that_is_too_large_stops_behind_what_precedes_it_and_is_read_again() {
            var records = List.of(
                    engine.begin(UUID + "5", start),
                    engine.row(UUID + "5", 120, 1, start),
                    engine.update(UUID + "5", 140, 2, start),
                    engine.end(UUID + "5", start));
            var refused = cutter(null, 0, true, 20).cut(records);

            assertThat(refused.runs()).singleElement().satisfies(run -> assertThat(run.events())
                    .hasSize(1));
            assertThat(last(refused).ordinal()).isEqualTo(1);
            assertThat(refused.stop().code()).isEqualTo(ErrorCode.ROW_TOO_LARGE);
            assertThat(describe(cutter(UUID + "5", 1, false).cut(records)))
                    .containsExactly("[2@2] committed=1 closes=true");
        }

        @Test
        void a_key_update_that_is_in_the_log_is_dropped_whole() {
            var records = new ArrayList<SourceRecord>(List.of(engine.begin(UUID + "5", start)));
            records.addAll(engine.keyUpdate(UUID + "5", 120, 1, 2, start));
            records.addAll(engine.keyUpdate(UUID + "5", 140, 3, 4, start));
            records.add(engine.end(UUID + "5", start));
            var cut = cutter(UUID + "5", 1, false).cut(records);

            assertThat(describe(cut)).containsExactly("[4@2] committed=1 closes=true");
        }

        @Test
        void a_transaction_is_committed_at_its_end() {
            var cut = cutter(null, 0, true).cut(transaction5());

            assertThat(describe(cut)).containsExactly("[1@1, 2@2] committed=2 closes=true");
            assertThat(last(cut)).satisfies(position -> {
                assertThat(position.gtidSet()).isEqualTo(UUID + "1-5");
                assertThat(position.offset()).containsOnlyKeys("file", "pos", "gtids");
                assertThat(position.offset()).containsEntry("gtids", UUID + "1-5");
                assertThat(position.transaction()).isEqualTo(UUID + "5");
                assertThat(position.ordinal()).isEqualTo(2);
                assertThat(position.complete()).isTrue();
            });
        }

        @Test
        void a_batch_may_end_within_a_transaction() {
            var cutter = cutter(null, 0, true);

            var first = cutter.cut(transaction5().subList(0, 2));
            var second = cutter.cut(transaction5().subList(2, 4));

            assertThat(describe(first)).containsExactly("[1@1] committed=0 closes=false");
            assertThat(last(first).gtidSet()).isEqualTo(UUID + "1-4");
            assertThat(last(first).complete()).isFalse();
            assertThat(last(first).ordinal()).isEqualTo(1);
            assertThat(describe(second)).containsExactly("[2@2] committed=1 closes=true");
            assertThat(last(second).gtidSet()).isEqualTo(UUID + "1-5");
        }

        @Test
        void the_end_alone_in_a_batch_closes_what_came_before() {
            var cutter = cutter(null, 0, true);
            cutter.cut(transaction5().subList(0, 3));

            var cut = cutter.cut(transaction5().subList(3, 4));

            assertThat(describe(cut)).containsExactly("[] committed=0 closes=true");
            assertThat(last(cut).complete()).isTrue();
        }

        @Test
        void only_whole_transactions_of_a_run_are_committed() {
            var records = new ArrayList<>(transaction5());
            records.add(engine.begin(UUID + "6", after5));
            records.add(engine.row(UUID + "6", 220, 3, after5));

            var cut = cutter(null, 0, true).cut(records);

            assertThat(describe(cut)).containsExactly("[1@1, 2@2, 3@1] committed=2 closes=true");
            assertThat(last(cut).gtidSet()).isEqualTo(UUID + "1-5");
            assertThat(last(cut).transaction()).isEqualTo(UUID + "6");
            assertThat(last(cut).ordinal()).isEqualTo(1);
        }

        @Test
        void what_is_logged_of_a_transaction_is_dropped_when_it_is_sent_again() {
            var cut = cutter(UUID + "5", 1, false).cut(transaction5());

            assertThat(describe(cut)).containsExactly("[2@2] committed=1 closes=true");
        }

        @Test
        void the_commit_of_a_transaction_logged_in_full_is_read_again() {
            var cut = cutter(UUID + "5", 2, false).cut(transaction5());

            assertThat(describe(cut)).containsExactly("[] committed=0 closes=true");
            assertThat(last(cut).gtidSet()).isEqualTo(UUID + "1-5");
        }

        @Test
        void while_a_transaction_is_sent_again_the_watermark_stays() {
            var cut = cutter(UUID + "5", 2, false).cut(transaction5().subList(0, 2));

            assertThat(describe(cut)).containsExactly("[] committed=0 closes=false");
            assertThat(last(cut).ordinal()).isEqualTo(2);
            assertThat(last(cut).complete()).isFalse();
        }

        @Test
        void a_transaction_that_has_become_shorter_stops_capture() {
            var cut = cutter(UUID + "5", 3, false).cut(transaction5());

            assertThat(cut.stop()).isNotNull();
            assertThat(cut.stop().code()).isEqualTo(ErrorCode.SOURCE_CHANGED);
        }

        @Test
        void parts_of_one_statement_are_runs_of_one_transaction() {
            history.record("drop table a");
            history.record("drop table b");

            var cut = cutter(null, 0, true)
                    .cut(List.of(
                            engine.ddl(UUID + "5", 120, "drop table a", start),
                            engine.ddl(UUID + "5", 120, "drop table b", start)));

            assertThat(describe(cut))
                    .containsExactly(
                            "[drop table a@1] committed=0 closes=false", "[drop table b@2] committed=0 closes=false");
            assertThat(last(cut).complete()).as("a third part may come").isFalse();
            assertThat(last(cut).gtidSet()).isEqualTo(UUID + "1-4");
            assertThat(cut.runs()).allSatisfy(run -> assertThat(run.history()).isEmpty());
        }

        @Test
        void the_second_part_of_a_statement_is_logged_after_a_restart_between_the_two() {
            var cut = cutter(UUID + "5", 1, false)
                    .cut(List.of(
                            engine.ddl(UUID + "5", 120, "drop table a", start),
                            engine.ddl(UUID + "5", 120, "drop table b", start)));

            assertThat(describe(cut)).containsExactly("[drop table b@2] committed=0 closes=false");
        }

        @Test
        void a_heartbeat_completes_a_statement() {
            history.record("drop table a");
            var cutter = cutter(null, 0, true);
            cutter.cut(List.of(engine.ddl(UUID + "5", 120, "drop table a", start)));

            var cut = cutter.cut(List.of(engine.heartbeat(after5)));

            assertThat(describe(cut)).containsExactly("[] committed=0 closes=true");
            assertThat(last(cut).gtidSet()).isEqualTo(UUID + "1-5");
            assertThat(last(cut).complete()).isTrue();
            assertThat(cut.runs().get(0).history()).singleElement().asString().contains("drop table a");
        }

        @Test
        void the_next_transaction_completes_a_statement() {
            history.record("drop table a");

            var cut = cutter(null, 0, true)
                    .cut(List.of(
                            engine.ddl(UUID + "5", 120, "drop table a", start),
                            engine.begin(UUID + "6", after5),
                            engine.row(UUID + "6", 220, 1, after5)));

            assertThat(describe(cut))
                    .containsExactly("[drop table a@1] committed=0 closes=false", "[1@1] committed=0 closes=true");
            assertThat(cut.runs().get(0).history()).isEmpty();
            assertThat(cut.runs().get(1).history()).hasSize(1);
        }

        @Test
        void a_schema_change_splits_the_rows_around_it() {
            var records = new ArrayList<>(transaction5());
            records.add(engine.ddl(UUID + "6", 220, "alter table a", after5));
            records.add(engine.truncate(UUID + "7", 240, engine.offset(UUID + "1-6", 230)));
            records.add(engine.begin(UUID + "8", engine.offset(UUID + "1-7", 250)));
            records.add(engine.row(UUID + "8", 260, 3, engine.offset(UUID + "1-7", 250)));
            records.add(engine.end(UUID + "8", engine.offset(UUID + "1-7", 250)));

            assertThat(describe(cutter(null, 0, true).cut(records)))
                    .containsExactly(
                            "[1@1, 2@2] committed=2 closes=true",
                            "[alter table a@1] committed=0 closes=false",
                            "[] committed=0 closes=true",
                            "[truncate@1] committed=0 closes=false",
                            "[3@1] committed=1 closes=true");
        }

        @Test
        void a_schema_change_may_be_part_of_a_transaction() {
            history.record("create table a");

            var cut = cutter(null, 0, true)
                    .cut(List.of(
                            engine.begin(UUID + "5", start),
                            engine.ddl(UUID + "5", 120, "create table a", start),
                            engine.row(UUID + "5", 140, 1, start),
                            engine.end(UUID + "5", start)));

            assertThat(describe(cut))
                    .containsExactly("[create table a@1] committed=0 closes=false", "[1@2] committed=1 closes=true");
            assertThat(cut.runs().get(0).history()).isEmpty();
            assertThat(cut.runs().get(1).history()).hasSize(1);
        }

        @Test
        void transactions_without_rows_move_the_position() {
            var cut = cutter(null, 0, true).cut(List.of(engine.heartbeat(after5)));

            assertThat(describe(cut)).containsExactly("[] committed=0 closes=false");
            assertThat(last(cut).gtidSet()).isEqualTo(UUID + "1-5");
        }

        @Test
        void a_heartbeat_within_a_transaction_leaves_the_offset_at_its_start() {
            var cutter = cutter(null, 0, true);
            cutter.cut(transaction5().subList(0, 2));

            var cut = cutter.cut(List.of(engine.heartbeat(engine.offset(UUID + "1-4", 140))));

            assertThat(last(cut).offset()).containsEntry("pos", 100L);
        }

        @Test
        void rows_outside_a_transaction_stop_capture_behind_what_precedes_them() {
            var records = new ArrayList<>(transaction5());
            records.add(engine.row(null, 220, 3, after5));

            var cut = cutter(null, 0, true).cut(records);

            assertThat(cut.runs().stream().map(RunCutterTest::describe))
                    .containsExactly("[1@1, 2@2] committed=2 closes=true");
            assertThat(cut.stop()).isNotNull();
            assertThat(cut.stop().code()).isEqualTo(ErrorCode.XA_TRANSACTION);
        }

        @Test
        void a_transaction_without_an_end_stops_capture() {
            var cutter = cutter(null, 0, true);
            cutter.cut(transaction5().subList(0, 2));

            var cut = cutter.cut(List.of(engine.begin(UUID + "6", after5)));

            assertThat(cut.stop()).isNotNull();
            assertThat(cut.stop().code()).isEqualTo(ErrorCode.SOURCE_ROLLBACK);
        }

        @Test
        void a_rollback_stops_capture_and_leaves_its_rows_open() {
            var cut = cutter(null, 0, true)
                    .cut(List.of(
                            engine.begin(UUID + "5", start),
                            engine.row(UUID + "5", 120, 1, start),
                            engine.ddl(UUID + "5", 140, "ROLLBACK", start)));

            assertThat(cut.stop()).isNotNull();
            assertThat(cut.stop().code()).isEqualTo(ErrorCode.SOURCE_ROLLBACK);
            assertThat(cut.runs()).noneMatch(Run::closes);
        }

        @Test
        void a_tagged_gtid_stops_capture() {
            var cut = cutter(null, 0, true)
                    .cut(List.of(engine.begin("3e11fa47-71ca-11e1-9e33-c80aa9429562:tag:1", start)));

            assertThat(cut.stop()).isNotNull();
            assertThat(cut.stop().code()).isEqualTo(ErrorCode.GTID_TAGGED);
        }
    }

    @Nested
    class Without_gtids {
        private final EngineRecords engine = new EngineRecords(false);

        private RunCutter cutter(long at, @Nullable String transaction, long ordinal, boolean complete) {
            return new RunCutter(
                    "shop",
                    new StoredPosition(
                            1,
                            "server",
                            new BinlogPosition(EngineRecords.FILE, at),
                            null,
                            engine.offset("", at),
                            transaction,
                            ordinal,
                            complete,
                            7),
                    history.buffer(),
                    new RecordedStatements(),
                    Long.MAX_VALUE);
        }

        private List<SourceRecord> transaction(long at, int first) {
            var name = EngineRecords.FILE + ":" + at;
            var offset = engine.offset("", at);
            return List.of(
                    engine.begin(name, offset),
                    engine.row(name, at + 20, first, offset),
                    engine.row(name, at + 40, first + 1, offset),
                    engine.end(name, offset));
        }

        @Test
        void a_transaction_is_named_by_its_start_and_the_engine_restarts_there() {
            var cut = cutter(100, null, 0, true).cut(transaction(100, 1));

            assertThat(describe(cut)).containsExactly("[1@1, 2@2] committed=2 closes=true");
            assertThat(last(cut).transaction()).isEqualTo("binlog.000001:100");
            assertThat(last(cut).offset()).isEqualTo(Map.of("file", EngineRecords.FILE, "pos", 100L));
            assertThat(last(cut).gtidSet()).isNull();
        }

        @Test
        void a_logged_transaction_that_is_sent_again_is_dropped() {
            var records = new ArrayList<>(transaction(100, 1));
            records.addAll(transaction(200, 3));

            var cut = cutter(100, "binlog.000001:100", 2, true).cut(records);

            assertThat(describe(cut)).containsExactly("[3@1, 4@2] committed=2 closes=true");
        }

        @Test
        void transactions_before_the_watermark_are_dropped() {
            var records = new ArrayList<>(transaction(100, 1));
            records.addAll(transaction(200, 3));

            var cut = cutter(100, "binlog.000001:200", 1, false).cut(records);

            assertThat(describe(cut)).containsExactly("[4@2] committed=1 closes=true");
        }

        @Test
        void the_offset_passes_a_statement_only_once_it_is_complete() {
            history.record("drop table a");
            var cutter = cutter(100, null, 0, true);

            var first =
                    cutter.cut(List.of(engine.ddl("binlog.000001:120", 120, "drop table a", engine.offset("", 150))));
            var second = cutter.cut(List.of(engine.heartbeat(engine.offset("", 150))));

            assertThat(last(first).offset()).containsEntry("pos", 100L);
            assertThat(first.runs().get(0).history()).isEmpty();
            assertThat(last(second).offset()).containsEntry("pos", 150L);
            assertThat(second.runs().get(0).history()).hasSize(1);
            assertThat(second.runs().get(0).closes()).isTrue();
        }

        @Test
        void a_statement_that_is_sent_again_is_dropped() {
            var cut = cutter(100, "binlog.000001:120", 1, true)
                    .cut(List.of(
                            engine.ddl("binlog.000001:120", 120, "drop table a", engine.offset("", 150)),
                            engine.heartbeat(engine.offset("", 150))));

            assertThat(cut.runs()).allSatisfy(run -> assertThat(run.events()).isEmpty());
            assertThat(last(cut).offset()).containsEntry("pos", 150L);
        }
    }
}
