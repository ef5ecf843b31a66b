package dev.camelion.ddl;

import dev.camelion.TestShop;
import dev.camelion.ddl.CorpusOnServer.Ran;
import dev.camelion.ddl.random.TableComparison;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** What became of the corpus' cases in the target, against what should. */
final class CorpusOutcome implements AutoCloseable {
    /** Begins what is said of a case whose table waits for a copy or is in quarantine. */
    static final String SET_ASIDE = "set aside: ";

    private static final String TABLES_ASIDE = "select v_schema_name, v_table_name, t_reason"
            + " from sch_chameleon.t_replica_tables where enm_state <> 'replicated' or b_copy_needed";
    private static final String EFFECTS = "select t_transaction, t_outcome, t_mysql, coalesce(t_postgres, t_reason, '')"
            + " from sch_chameleon.t_ddl_log where t_outcome = 'unsupported'"
            + " or t_outcome = 'translated' and t_postgres <> ''";

    private final Connection source;
    private final Connection target;
    private final TableComparison comparison;
    private final Map<String, Map<String, String>> setAside = new HashMap<>();
    private final Map<Long, String> effects = new HashMap<>();
    private final Set<String> warned = new HashSet<>();

    CorpusOutcome(TestShop shop) throws SQLException {
        this.source = shop.mysql().connect("mysql");
        this.target = shop.connectTarget();
        this.comparison = new TableComparison(shop.mysql(), target);
        for (var row : rows(TABLES_ASIDE)) {
            setAside.computeIfAbsent(row.get(0), schema -> new HashMap<>()).put(row.get(1), row.get(2));
        }
        for (var row : rows(EFFECTS)) {
            effects.merge(
                    CorpusOnServer.number(row.get(0)), String.join(" / ", row.subList(1, 4)), (a, b) -> a + "; " + b);
        }
        rows("select distinct v_database from sch_chameleon.t_ddl_warnings").forEach(row -> warned.add(row.get(0)));
    }

    /** What is wrong with a case, or nothing. */
    String problem(Ran ran) throws SQLException {
        var aside = new HashMap<String, String>();
        ran.databases().forEach(database -> aside.putAll(setAside.getOrDefault(database, Map.of())));
        var isWarned = !aside.isEmpty() || ran.databases().stream().anyMatch(warned::contains);
        var isUnsupported = ran.corpusCase().expected().startsWith("unsupported");
        if ((isUnsupported || ran.corpusCase().warns()) && !isWarned) {
            return "no warning, no table set aside";
        }
        if (!isUnsupported && !aside.isEmpty()) {
            return SET_ASIDE + aside;
        }
        if (ran.corpusCase().expected().equals("ignore")) {
            for (var transaction = ran.from() + 1; transaction <= ran.to(); transaction++) {
                if (effects.containsKey(transaction)) {
                    return "has an effect: " + effects.get(transaction);
                }
            }
        }
        return String.join("; ", differences(ran));
    }

    private List<String> differences(Ran ran) throws SQLException {
        var found = new ArrayList<String>();
        var existing = CorpusOnServer.existing(source, ran.databases());
        for (var database : ran.databases()) {
            var aside = setAside.getOrDefault(database, Map.of());
            if (existing.contains(database)) {
                found.addAll(comparison.differences(database, aside::containsKey));
            } else if (!rows("select 1 from pg_tables where schemaname = '%s'".formatted(database))
                    .isEmpty()) {
                found.add("the target has tables in %s, which the source dropped".formatted(database));
            }
        }
        return found;
    }

    private List<List<String>> rows(String query) throws SQLException {
        try (var statement = target.createStatement();
                var result = statement.executeQuery(query)) {
            var rows = new ArrayList<List<String>>();
            while (result.next()) {
                var row = new ArrayList<String>();
                for (var i = 1; i <= result.getMetaData().getColumnCount(); i++) {
                    row.add(result.getString(i));
                }
                rows.add(row);
            }
            return rows;
        }
    }

    /** How many tables were compared so far. */
    int tables() {
        return comparison.tables();
    }

    @Override
    public void close() throws SQLException {
        comparison.close();
        source.close();
        target.close();
    }
}
