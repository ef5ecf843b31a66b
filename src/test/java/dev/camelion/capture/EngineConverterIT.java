package dev.camelion.capture;

import static org.assertj.core.api.Assertions.assertThat;

import com.github.shyiko.mysql.binlog.event.EventHeader;
import dev.camelion.capture.engine.BinlogListener;
import dev.camelion.capture.engine.EngineConnector;
import dev.camelion.capture.engine.Listeners;
import dev.camelion.model.TableId;
import dev.camelion.testkit.Databases;
import dev.camelion.testkit.Eventually;
import dev.camelion.value.ValueCodecs;
import io.debezium.embedded.Connect;
import io.debezium.engine.DebeziumEngine;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.connect.data.Struct;
import org.junit.jupiter.api.Test;

/** The engine itself with the converter, against what MySQL says of the same rows. */
class EngineConverterIT {
    private final String database = Databases.newMySqlDatabase("engine");

    @Test
    void gives_values_as_mysql_has_them_and_marks_zero_dates() throws Exception {
        Databases.mySql()
                .execute(
                        database,
                        "create table t (id int primary key, d date not null, t datetime not null, t6 datetime(6) not null, j json, b bool default true, c boolean not null default false, r real, u real(10, 3) unsigned not null)");
        var documents = List.of(
                "json_object('d', date '2024-01-02', 't', time '-10:11:12.5', 'h', time '-10:00:00', 'z', time '00:00:00')",
                "json_array(cast('2024-01-02 03:04:05' as datetime), timestamp '2024-01-02 03:04:05.12', x'00ff', 1.50)",
                "'{\"b\": [1, -2, 18446744073709551615, true, null], \"aa\": {\"\": \"é\\\\\"\\\\\\\\/\\\\n\\\\u0001😀\"}}'",
                "'[[], {}, \"\", [[1]], -9223372036854775808, 0.5, 1.0]'",
                "'null'");
        try (var engine = new Engine()) {
            for (var i = 0; i < documents.size(); i++) {
                Databases.mySql()
                        .execute(
                                database,
                                "insert into t values (%d, '2001-02-03', '2001-02-03 04:05:06', '1969-12-31 23:59:59.999999', %s, -7, 5, 0.1, 0.1)"
                                        .formatted(i, documents.get(i)));
                var row = engine.next().getStruct("after");
                assertThat(row.get("j")).isEqualTo(fromMySql(i));
                assertThat(row.get("d")).isEqualTo(11356);
                assertThat(row.get("t")).isEqualTo(981173106000L);
                assertThat(row.get("t6")).isEqualTo(-1L);
                assertThat(row.get("b")).isEqualTo((short) -7);
                assertThat(row.get("c")).isEqualTo((short) 5);
                assertThat(row.get("r")).isEqualTo(0.1);
                assertThat(row.get("u")).isEqualTo(0.1);
            }
            zeroDates();
            var row = engine.next().getStruct("after");
            assertThat(row.get("d")).isEqualTo(ValueCodecs.ZERO_DATE);
            assertThat(row.get("t")).isEqualTo(ValueCodecs.ZERO_DATETIME);
            assertThat(row.get("t6")).isEqualTo(ValueCodecs.ZERO_DATETIME);
            assertThat(row.getWithoutDefault("j")).isNull();
            assertThat(row.getWithoutDefault("b")).isNull();
        }
    }

    @Test
    void tells_dates_that_are_no_days_from_null_and_from_1970() throws Exception {
        Databases.mySql()
                .execute(
                        database,
                        "create table n (d date, t datetime(3) default '2001-01-01', t6 datetime(6))",
                        "create table k (d date not null, t datetime not null, v int, primary key (d, t))");
        try (var engine = new Engine()) {
            for (var none : List.of("0000-00-00", "2010-00-10", "2010-10-00", "0000-05-05", "2010-02-31")) {
                run("insert into n values ('%1$s', '%1$s', '%1$s 01:02:03.000004')".formatted(none));
                assertNoDays(engine.next().getStruct("after"), "d", "t", "t6");
                run("insert into k values ('%1$s', '%1$s', 1)".formatted(none));
                assertNoDays(engine.next().getStruct("after"), "d", "t");
            }
            run("insert into n values (null, null, null)");
            var row = engine.next().getStruct("after");
            for (var column : List.of("d", "t", "t6")) {
                assertThat(row.getWithoutDefault(column)).as(column).isNull();
            }
            run("insert into n values ('1970-01-01', '1970-01-01', '1970-01-01')");
            row = engine.next().getStruct("after");
            assertThat(row.getWithoutDefault("d")).isEqualTo(0);
            assertThat(row.getWithoutDefault("t")).isEqualTo(0L);
            assertThat(row.getWithoutDefault("t6")).isEqualTo(0L);

            run("update k set v = 2 where d = '2010-02-31'");
            var update = engine.next();
            assertThat(update.getString("op")).as("its key has not changed").isEqualTo("u");
            assertNoDays(update.getStruct("before"), "d", "t");
            assertNoDays(update.getStruct("after"), "d", "t");
            run("delete from k where d = '2010-02-31'");
            assertNoDays(engine.next().getStruct("before"), "d", "t");
        }
    }

    private static void assertNoDays(Struct row, String date, String... times) {
        assertThat(row.getWithoutDefault(date)).isEqualTo(ValueCodecs.ZERO_DATE);
        for (var time : times) {
            assertThat(row.getWithoutDefault(time)).as(time).isEqualTo(ValueCodecs.ZERO_DATETIME);
        }
    }

    private void zeroDates() throws Exception {
        run("insert into t values (99, 0, 0, '2010-00-10 00:00:00', null, null, 0, null, 1)");
    }

    private void run(String sql) throws Exception {
        try (var connection = Databases.mySql().connect(database);
                var statement = connection.createStatement()) {
            statement.execute("set sql_mode = 'ALLOW_INVALID_DATES'");
            statement.execute(sql);
        }
    }

    private String fromMySql(int id) throws Exception {
        try (var connection = Databases.mySql().connect(database);
                var statement = connection.createStatement();
                var row = statement.executeQuery("select j from t where id = " + id)) {
            row.next();
            return row.getString(1);
        }
    }

    /** The engine from now on, with its history in memory. */
    private final class Engine implements AutoCloseable {
        private final LinkedBlockingQueue<Struct> rows = new LinkedBlockingQueue<>();
        private final CountDownLatch streaming = new CountDownLatch(1);
        private final List<Throwable> failures = new ArrayList<>();
        private final Listeners.Registration listener = Listeners.register(new Unmoved());
        private final DebeziumEngine<?> engine;

        Engine() {
            var properties = EngineProperties.of(Databases.mySql(), database);
            properties.setProperty("connector.class", EngineConnector.class.getName());
            properties.setProperty(Listeners.KEY, listener.key());
            engine = DebeziumEngine.create(Connect.class)
                    .using(properties)
                    .using((success, message, error) -> {
                        if (error != null) {
                            failures.add(error);
                        }
                    })
                    .notifying(record -> {
                        var value = (Struct) record.value().value();
                        if (record.value().topic().endsWith(".ping")) {
                            streaming.countDown();
                        } else if (value != null && value.schema().field("after") != null) {
                            rows.add(value);
                        }
                    })
                    .build();
            Executors.newSingleThreadExecutor().execute((Runnable) engine);
            Databases.mySql().execute(database, "create table ping (id serial)");
            // what is written before the engine has its position never arrives
            Eventually.holds("the engine streams", () -> {
                Databases.mySql().execute(database, "insert into ping values ()");
                return streaming.await(500, TimeUnit.MILLISECONDS);
            });
        }

        Struct next() throws InterruptedException {
            var row = rows.poll(60, TimeUnit.SECONDS);
            assertThat(failures).isEmpty();
            assertThat(row).isNotNull();
            return row;
        }

        @Override
        public void close() throws IOException {
            engine.close();
            listener.close();
        }
    }

    /** Wants to know nothing. */
    private static final class Unmoved implements BinlogListener {
        @Override
        public void event() {}

        @Override
        public void rowsOf(TableId table, long position) {}

        @Override
        public void file(String name) {}

        @Override
        public String statement(Statement statement) {
            return statement.sql();
        }

        @Override
        public void passedOver(EventHeader header) {}

        @Override
        public void unknownTable(TableId table, long position) {}
    }
}
