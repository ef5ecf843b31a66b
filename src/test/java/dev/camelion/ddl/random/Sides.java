package dev.camelion.ddl.random;

import dev.camelion.testkit.Replicated;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;

/** Both sides of the replica, compared table by table. */
public final class Sides implements AutoCloseable {
    private static final String STATES = "select v_table_name, enm_state, b_copy_needed, t_reason"
            + " from sch_chameleon.t_replica_tables where v_schema_name = '%s' and v_table_name like '%s%%'";
    private static final String DISCARDED =
            "select v_table_name, t_error from sch_chameleon.t_discarded_rows where v_table_name like '%s%%' limit 5";
    private static final String TABLES =
            "select relname from pg_class where relkind = 'r' and relnamespace = '\"%s\"'::regnamespace"
                    + " and relname like '%s%%'";

    private final Replicated shop;
    private final Connection source;
    private final Connection target;
    private final RowContents contents;
    private long marker;

    public Sides(Replicated shop) throws SQLException {
        this.shop = shop;
        this.source = shop.mysql().connect(shop.database());
        this.target = shop.connectTarget();
        run("create table marker (id bigint primary key)");
        this.contents = new RowContents(shop.mysql());
        contents.use(shop.database());
    }

    Connection source() {
        return source;
    }

    void run(String sql) throws SQLException {
        try (var statement = source.createStatement()) {
            statement.execute(sql);
        }
    }

    /** Waits until what the source has done so far is replayed; says what stopped it, or nothing. */
    String awaitReplay() throws SQLException {
        run("insert into marker values (%d)".formatted(++marker));
        return shop.awaitRowOrError("marker", "id = " + marker);
    }

    /** Why tables of the seed are not compared, by their names in the target. */
    Map<String, String> setAside(String prefix) throws SQLException {
        var reasons = new HashMap<String, String>();
        for (var row : SourceTables.rows(target, STATES.formatted(shop.database(), like(prefix)))) {
            if (!row.get(1).equals("replicated") || row.get(2).equals("t")) {
                reasons.put(
                        row.get(0),
                        "%s: %s".formatted(row.get(2).equals("t") ? "copy needed" : row.get(1), row.get(3)));
            }
        }
        return reasons;
    }

    List<String> discarded(String prefix) throws SQLException {
        return SourceTables.rows(target, DISCARDED.formatted(like(prefix))).stream()
                .map(row -> "discarded row of " + String.join(": ", row))
                .toList();
    }

    /** Tables that only one side has. */
    List<String> tables(List<SourceTable> tables, String prefix) throws SQLException {
        var here = new TreeSet<String>();
        SourceTables.rows(target, TABLES.formatted(shop.database(), like(prefix)))
                .forEach(row -> here.add(row.get(0)));
        var there = new TreeSet<>(tables.stream().map(SourceTable::name).toList());
        return here.equals(there)
                ? List.of()
                : List.of("the source has the tables %s, the target %s".formatted(there, here));
    }

    List<String> differences(SourceTable table) throws SQLException {
        var structure = TargetStructure.differences(target, shop.database(), table);
        return structure.isEmpty() ? contents.differences(source, target, table.name()) : structure;
    }

    private static String like(String prefix) {
        return prefix.replace("_", "\\_");
    }

    @Override
    public void close() throws SQLException {
        contents.close();
        source.close();
        target.close();
    }
}
