package dev.camelion.replay;

import dev.camelion.catalogue.Migrations;
import dev.camelion.catalogue.Sql;
import dev.camelion.testkit.Databases;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.postgresql.ds.PGSimpleDataSource;

/** A catalogue with one source whose log a test writes by hand; the tables are in schema shop. One thread. */
final class PlainLog implements AutoCloseable {
    private static final String LOG = "sch_chameleon.t_log_replica_1_src_1";

    private final String name = Databases.newPostgresDatabase("plain_log");
    private final Connection connection;
    private long event;
    private long batch;

    /** One event; {@code old} and {@code query} are null where the kind has none. */
    record Event(
            String table,
            String kind,
            String data,
            @Nullable String old,
            @Nullable String query,
            int transaction) {
        Event in(int number) {
            return new Event(table, kind, data, old, query, number);
        }
    }

    PlainLog() throws SQLException {
        var server = Databases.postgres();
        var target = new PGSimpleDataSource();
        target.setUrl(server.jdbcUrl(name));
        target.setUser(server.user());
        target.setPassword(server.password());
        new Migrations(target, new Sql(target)).migrate();
        connection = server.connect(name);
        run("select sch_chameleon.fn_add_source('shop', '{\"shop\": \"shop\"}')", "create schema shop");
    }

    static Event insert(String table, String row) {
        return new Event(table, "insert", row, null, null, 0);
    }

    static Event update(String table, String row, @Nullable String old) {
        return new Event(table, "update", row, old, null, 0);
    }

    static Event delete(String table, String key) {
        return new Event(table, "delete", key, null, null, 0);
    }

    /** A schema change whose only effect is that the table has these columns. */
    static Event change(String table, String query, String key, String columns) {
        return new Event(
                table, "ddl", """
                {"effects": [{"effect": "put", "schema": "shop", "table": "%s", "key": ["%s"], "columns": [%s],
                              "foreign_keys": []}]}""".formatted(table, key, '"' + columns.replace(",", "\", \"") + '"'), null, query, 0);
    }

    /** Registers a table of schema shop; {@code key} and {@code columns} divided by commas. */
    void register(String table, String key, String columns) throws SQLException {
        run("""
                insert into sch_chameleon.t_replica_tables (i_id_source, v_schema_name, v_table_name, v_table_pkey, v_columns)
                values (1, 'shop', '%s', '{%s}', '{%s}')""".formatted(table, key, columns));
    }

    /** Logs the events as one closed batch; gives the number of its first event. */
    long log(List<Event> events) throws SQLException {
        var first = event + 1;
        batch = Long.parseLong(query("""
                insert into sch_chameleon.t_replica_batch
                       (i_id_source, v_log_table, t_binlog_name, i_binlog_position, b_started, b_processed, i_events)
                values (1, 't_log_replica_1_src_1', 'binlog.000001', 4, true, true, %d) returning i_id_batch""".formatted(events.size())).get(0));
        try (var insert = connection.prepareStatement("insert into " + LOG + """
                 (i_id_event, i_id_batch, v_schema_name, v_table_name, enm_binlog_event, t_binlog_name,
                 i_binlog_position, i_my_event_time, t_transaction, i_ordinal, jsb_event_data, jsb_event_update, t_query)
                values (?, ?, 'shop', ?, ?::sch_chameleon.en_binlog_event, 'binlog.000001', ?, 1000, ?, 1, ?::jsonb,
                        ?::jsonb, ?)""")) {
            for (var logged : events) {
                event++;
                insert.setLong(1, event);
                insert.setLong(2, batch);
                insert.setString(3, logged.table());
                insert.setString(4, logged.kind());
                insert.setLong(5, event * 100);
                insert.setString(6, logged.transaction() == 0 ? "t" + event : "group " + logged.transaction());
                insert.setString(7, logged.data());
                insert.setString(8, logged.old());
                insert.setString(9, logged.query());
                insert.addBatch();
            }
            insert.executeBatch();
        }
        run("insert into sch_chameleon.t_batch_events values (%d, %d, %d, %d)"
                .formatted(batch, first, event, first - 1));
        return first;
    }

    long log(Event... events) throws SQLException {
        return log(List.of(events));
    }

    /** Replays all that is logged; gives the number of calls that were needed. */
    int replay() throws SQLException {
        return replay(1_000_000);
    }

    int replay(int maxEvents) throws SQLException {
        var calls = 1;
        while (query("select sch_chameleon.fn_process_batch(%d, 1)".formatted(maxEvents))
                .get(0)
                .equals("t")) {
            calls++;
        }
        return calls;
    }

    /** Makes the last batch wait for replay again, as if it had not been applied. */
    void rewind(long first) throws SQLException {
        run(
                "update sch_chameleon.t_replica_batch set b_replayed = false where i_id_batch = " + batch,
                "insert into sch_chameleon.t_batch_events values (%d, %d, %d, %d)"
                        .formatted(batch, first, event, first - 1));
    }

    Connection connection() {
        return connection;
    }

    /** Another session on the same database. */
    Connection session() {
        return Databases.postgres().connect(name);
    }

    void run(String... statements) throws SQLException {
        try (var statement = connection.createStatement()) {
            for (var sql : statements) {
                statement.execute(sql);
            }
        }
    }

    /** Rows as text, columns divided by bars. */
    List<String> query(String sql) throws SQLException {
        try (var statement = connection.createStatement();
                var result = statement.executeQuery(sql)) {
            var rows = new ArrayList<String>();
            while (result.next()) {
                var row = new ArrayList<String>();
                for (var i = 1; i <= result.getMetaData().getColumnCount(); i++) {
                    row.add(result.getString(i));
                }
                rows.add(String.join("|", row.stream().map(String::valueOf).toList()));
            }
            return rows;
        }
    }

    List<String> discarded() throws SQLException {
        return query("select v_table_name, i_id_event, enm_binlog_event, v_sqlstate, enm_state"
                + " from sch_chameleon.t_discarded_rows order by i_id_row");
    }

    String state(String table) throws SQLException {
        return query("select enm_state, t_reason from sch_chameleon.t_replica_tables where v_table_name = '" + table
                        + "'")
                .get(0);
    }

    @Override
    public void close() throws SQLException {
        connection.close();
    }
}
