package dev.camelion.bench;

import dev.camelion.ddl.DdlEvent;
import dev.camelion.ddl.DdlTranslator;
import dev.camelion.ddl.DdlWarmUp;
import dev.camelion.ddl.Translation;
import dev.camelion.ddl.model.SourceModel;
import dev.camelion.ddl.parse.EngineText;
import dev.camelion.ddl.policy.TranslationPolicy;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * A process that does what capture does with each of a few schema changes, and prints the nanoseconds of each in a line
 * of its own; with the argument {@code warm} after the warm-up, whose time comes first.
 */
final class FirstDdl {
    private static final TranslationPolicy POLICY =
            new TranslationPolicy(Map.of("shop", "shop"), table -> true, List.of(), "9.7.4", Set.of());
    private static final String CREATE =
            "CREATE TABLE t%d (id int unsigned NOT NULL AUTO_INCREMENT, name varchar(50) DEFAULT NULL,"
                    + " state enum('new','paid') NOT NULL DEFAULT 'new', PRIMARY KEY (id), KEY idx_name (name))";
    private static final String ALTER =
            "ALTER TABLE t%d ADD COLUMN price decimal(10,2) NOT NULL DEFAULT 0.00 AFTER name,"
                    + " CHANGE name title varchar(80) NOT NULL, ADD UNIQUE KEY uk (title, state)";
    private static final int TABLES = 3;

    private FirstDdl() {}

    public static void main(String[] arguments) {
        var start = System.nanoTime();
        if (arguments.length > 0 && arguments[0].equals("warm")) {
            DdlWarmUp.run();
        }
        System.out.println(System.nanoTime() - start);
        var model = SourceModel.empty();
        for (var number = 1; number <= TABLES; number++) {
            for (var statement : List.of(CREATE, ALTER)) {
                start = System.nanoTime();
                model = after(POLICY, model, statement.formatted(number), "shop");
                System.out.println(System.nanoTime() - start);
            }
        }
    }

    /** Words for the engine, then the translation; the statement's effect on the model. */
    static SourceModel after(TranslationPolicy policy, SourceModel model, String sql, String database) {
        EngineText.of(sql, database, policy.serverVersion(), policy.sqlMode());
        var translation = new DdlTranslator(policy).translate(model, new DdlEvent(sql, database, Instant.EPOCH));
        if (translation instanceof Translation.Translated translated) {
            return translated.after();
        }
        return translation instanceof Translation.Unsupported unsupported ? unsupported.after() : model;
    }
}
