package dev.camelion.fault;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;

/** A table of the test that sees each event the log ever held, by triggers on the log tables. */
final class Audit {
    private Audit() {}

    static void install(Connection postgres) throws SQLException {
        try (var statement = postgres.createStatement()) {
            statement.execute("""
                    create schema audit;
                    create table audit.event (source text, transaction text, ordinal bigint, logged bigint);
                    create index on audit.event (source, transaction, ordinal);
                    create function audit.note() returns trigger language plpgsql as $$
                    begin
                        insert into audit.event values (tg_table_name, new.t_transaction, new.i_ordinal, new.i_id_event);
                        return null;
                    end $$;
                    create function audit.hold() returns trigger language plpgsql as $$
                    begin
                        perform pg_advisory_xact_lock(4711);
                        return null;
                    end $$;
                    create trigger hold after insert on sch_chameleon.t_ddl_log for each row execute function audit.hold();
                    """);
            for (var log : List.of("t_log_replica_1_src_1", "t_log_replica_2_src_1")) {
                statement.execute("create trigger note after insert on sch_chameleon." + log
                        + " for each row execute function audit.note()");
            }
        }
    }

    static List<String> doubles(Connection postgres) throws SQLException {
        return rows(
                postgres,
                "select transaction || ' ' || ordinal || ' x' || count(*) from audit.event group by transaction, ordinal having count(*) > 1 limit 20");
    }

    /** Transactions whose logged ordinals are not 1 to n, or not logged in that order. */
    static List<String> gaps(Connection postgres) throws SQLException {
        return rows(postgres, """
                select transaction || ' has ' || count(*) || ' of ' || max(ordinal)
                  from (select e.*, lag(ordinal) over (partition by transaction order by logged) as previous
                          from audit.event e) e
                 group by transaction
                having count(*) <> max(ordinal) or bool_or(ordinal <= previous)
                 limit 20
                """);
    }

    private static List<String> rows(Connection connection, String query) throws SQLException {
        var result = new ArrayList<String>();
        try (var statement = connection.createStatement();
                var rows = statement.executeQuery(query)) {
            while (rows.next()) {
                result.add(rows.getString(1));
            }
        }
        return result;
    }
}
