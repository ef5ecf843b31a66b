package dev.camelion.ddl;

import dev.camelion.ddl.Translation.Translated;
import dev.camelion.ddl.Translation.Unsupported;
import dev.camelion.ddl.model.SourceModel;
import dev.camelion.ddl.policy.TranslationPolicy;
import java.io.IOException;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** How long a schema change takes to read and translate: the first of a process, later ones, and the corpus over and over. */
@Tag("ddl")
class DdlBench {
    private static final int ROUNDS = Integer.getInteger("camelion.bench.repetitions", 10);
    private static final TranslationPolicy POLICY = new TranslationPolicy(
            Map.of("shop", "shop", "other_db", "other_db"), table -> true, List.of(), "9.7.4", Set.of());
    private static final String CREATE =
            "CREATE TABLE t (id int unsigned NOT NULL AUTO_INCREMENT, name varchar(50) DEFAULT NULL,"
                    + " state enum('new','paid') NOT NULL DEFAULT 'new', PRIMARY KEY (id), KEY idx_name (name))";
    private static final String ALTER = "ALTER TABLE t ADD COLUMN price decimal(10,2) NOT NULL DEFAULT 0.00 AFTER name,"
            + " CHANGE name title varchar(80) NOT NULL, ADD UNIQUE KEY uk (title, state)";

    @Test
    void translates_schema_changes() throws IOException {
        var isWarm = Boolean.getBoolean("camelion.bench.warm");
        if (isWarm) {
            DdlWarmUp.run();
        }
        System.out.println("| statement | milliseconds" + (isWarm ? ", after the warm-up |" : " |"));
        System.out.println("| --- | ---: |");
        for (var i = 1; i <= 3; i++) {
            var model = SourceModel.empty();
            var start = System.nanoTime();
            var after = after(model, CREATE, "shop");
            print("CREATE TABLE no. " + i, start, 1);
            start = System.nanoTime();
            after(after, ALTER, "shop");
            print("ALTER TABLE no. " + i, start, 1);
        }
        corpus();
    }

    private static void corpus() throws IOException {
        var cases = CorpusCase.all().stream().filter(c -> !c.mariaDb()).toList();
        var times = new double[ROUNDS];
        for (var round = 0; round < ROUNDS; round++) {
            var statements = 0;
            var start = System.nanoTime();
            for (var one : cases) {
                var model = SourceModel.empty();
                for (var sql : one.setup()) {
                    model = after(model, sql, "shop");
                }
                after(model, one.sql(), one.database());
                statements += one.setup().size() + 1;
            }
            times[round] = (System.nanoTime() - start) / 1e6 / statements;
        }
        Arrays.sort(times);
        System.out.printf(
                Locale.ROOT, "| the corpus, a statement, median of %d rounds | %.3f |%n", ROUNDS, times[ROUNDS / 2]);
    }

    private static SourceModel after(SourceModel model, String sql, String database) {
        var translation = new DdlTranslator(POLICY).translate(model, new DdlEvent(sql, database, Instant.EPOCH));
        if (translation instanceof Translated translated) {
            return translated.after();
        }
        return translation instanceof Unsupported unsupported ? unsupported.after() : model;
    }

    private static void print(String what, long start, int statements) {
        System.out.printf(Locale.ROOT, "| %s | %.1f |%n", what, (System.nanoTime() - start) / 1e6 / statements);
    }
}
