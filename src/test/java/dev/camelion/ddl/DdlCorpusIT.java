package dev.camelion.ddl;

import static org.assertj.core.api.Assertions.assertThat;

import dev.camelion.ddl.Translation.Translated;
import dev.camelion.ddl.Translation.Unsupported;
import dev.camelion.ddl.model.SourceModel;
import dev.camelion.ddl.policy.TranslationPolicy;
import dev.camelion.testkit.Databases;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/** Runs the corpus through the translator into PostgreSQL and looks whether each case ends as it should. */
class DdlCorpusIT {
    private static final Map<String, String> SCHEMAS =
            Map.of("shop", "shop", "other_db", "other_db", "newdb", "newdb", "new-db", "new-db", "nosuch", "nosuch");
    /** Text that the translator must not let pass: rows logged as statements, and transaction control of others. */
    private static final Set<String> STOPPED =
            Set.of("X-dmlin", "X-dmldel", "X-xastart", "X-xaend", "X-xacommit", "X-memdel");

    @Test
    void every_case_ends_as_it_should() throws Exception {
        var failures = new TreeMap<String, String>();
        var classes = new TreeMap<String, Integer>();
        try (var connection = Databases.postgres().connect(Databases.newPostgresDatabase("ddl"))) {
            for (var corpusCase : CorpusCase.all()) {
                if (corpusCase.mariaDb()) {
                    continue;
                }
                classes.merge(corpusCase.expected(), 1, Integer::sum);
                var problem = problem(connection, corpusCase);
                if (!problem.isEmpty()) {
                    failures.put(corpusCase.id(), problem);
                }
            }
        }
        System.out.println("corpus translation: cases by class " + classes);
        FailingCases.of("translation")
                .check(
                        failures,
                        classes.values().stream().mapToInt(Integer::intValue).sum());
    }

    @Test
    void postgres_runs_every_golden_statement() throws Exception {
        var failures = new ArrayList<String>();
        try (var connection = Databases.postgres().connect(Databases.newPostgresDatabase("ddl"))) {
            for (var directory : DdlTranslatorGoldenTest.cases().toList()) {
                try {
                    runGolden(connection, directory);
                } catch (SQLException refused) {
                    failures.add("%s: %s".formatted(directory, refused.getMessage()));
                }
            }
        }
        assertThat(failures).isEmpty();
    }

    private static void runGolden(Connection connection, Path directory) throws Exception {
        var schemas = List.of("shop", "sales", "stock");
        try (var statement = connection.createStatement()) {
            statement.setEscapeProcessing(false);
            for (var schema : schemas) {
                statement.execute("drop schema if exists %s cascade".formatted(schema));
                statement.execute("create schema " + schema);
            }
            for (var translation : DdlTranslatorGoldenTest.translations(directory)) {
                if (translation instanceof Translated translated) {
                    for (var sql : translated.statements()) {
                        statement.execute(sql);
                    }
                }
            }
        }
    }

    private static String problem(Connection connection, CorpusCase corpusCase) {
        try {
            return new Run(connection, corpusCase).problem();
        } catch (SQLException refused) {
            return "PostgreSQL: " + String.valueOf(refused.getMessage()).replace('\n', ' ');
        }
    }

    private record Run(Connection connection, CorpusCase corpusCase) {
        String problem() throws SQLException {
            reset();
            var model = SourceModel.empty();
            for (var statement : corpusCase.setup()) {
                model = run(translate(model, statement, "shop"), model);
            }
            execute(corpusCase.data());
            var translation = translate(model, corpusCase.sql(), corpusCase.database());
            run(translation, model);
            execute(corpusCase.probe());
            var outcome = outcome(translation);
            return outcome.isEmpty() ? assertions(translation) : outcome;
        }

        private Translation translate(SourceModel model, String sql, String database) {
            var mode = corpusCase.sqlMode().isEmpty() ? Set.of("STRICT_TRANS_TABLES") : corpusCase.sqlMode();
            var policy = new TranslationPolicy(SCHEMAS, table -> true, List.of(), "9.7.4", mode);
            var event = new DdlEvent(sql, database, Instant.parse("2024-05-06T07:08:09.123456Z"));
            return new DdlTranslator(policy).translate(model, event);
        }

        private SourceModel run(Translation translation, SourceModel before) throws SQLException {
            if (translation instanceof Translated translated) {
                execute(translated.ahead());
                execute(translated.together());
                return translated.after();
            }
            return translation instanceof Unsupported unsupported ? unsupported.after() : before;
        }

        /** Whether the kind of outcome is the one the corpus asks for. */
        private String outcome(Translation translation) {
            if (translation instanceof Unsupported unsupported) {
                var isMeant = corpusCase.warns() && corpusCase.assertions().isEmpty();
                return isMeant || STOPPED.contains(corpusCase.id()) ? "" : "unsupported: " + unsupported.why();
            }
            var warned = translation instanceof Translated translated
                    && !translated.warnings().isEmpty();
            if (corpusCase.warns() && !warned) {
                return "no warning";
            }
            return STOPPED.contains(corpusCase.id()) && !(corpusCase.id().equals("X-memdel")) ? "not stopped" : "";
        }

        private String assertions(Translation translation) throws SQLException {
            if (translation instanceof Unsupported) {
                return "";
            }
            for (var assertion : corpusCase.assertions()) {
                var rows = query(assertion.query());
                if (!rows.equals(assertion.rows())) {
                    return "%s gives %s, not %s".formatted(assertion.query(), rows, assertion.rows());
                }
            }
            return "";
        }

        private void reset() throws SQLException {
            var schemas = query(
                    "select nspname from pg_namespace where nspname !~ '^pg_' and nspname <> 'information_schema'");
            for (var schema : schemas) {
                execute(List.of("drop schema \"%s\" cascade".formatted(schema)));
            }
            execute(List.of("create schema shop", "set timezone to 'UTC'"));
            if (!corpusCase.database().equals("shop") && !corpusCase.database().isEmpty()) {
                execute(List.of("create schema \"%s\"".formatted(corpusCase.database())));
            }
        }

        private void execute(List<String> statements) throws SQLException {
            try (var statement = connection.createStatement()) {
                statement.setEscapeProcessing(false);
                for (var sql : statements) {
                    statement.execute(sql);
                }
            }
        }

        private List<String> query(String sql) throws SQLException {
            try (var statement = connection.createStatement();
                    var result = statement.executeQuery(sql)) {
                var rows = new ArrayList<String>();
                while (result.next()) {
                    var row = new ArrayList<String>();
                    for (int i = 1; i <= result.getMetaData().getColumnCount(); i++) {
                        var value = result.getString(i);
                        row.add(value == null ? "\\N" : value);
                    }
                    rows.add(String.join("|", row));
                }
                return rows;
            }
        }
    }
}
