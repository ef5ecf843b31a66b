package dev.camelion.ddl;

import dev.camelion.ddl.model.SourceModel;
import dev.camelion.ddl.parse.EngineText;
import dev.camelion.ddl.policy.TranslationPolicy;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Reads and translates a few statements of a made-up database, so that the first true one does not wait for classes and
 * for the grammar's tables. The outcomes are thrown away.
 */
public final class DdlWarmUp {
    private static final String DATABASE = "warm";
    private static final List<String> STATEMENTS = List.of(
            "CREATE TABLE `a` (`id` bigint unsigned NOT NULL AUTO_INCREMENT COMMENT 'x', `name` varchar(50) CHARACTER SET"
                    + " utf8mb4 COLLATE utf8mb4_bin DEFAULT NULL, `state` enum('new','paid') NOT NULL DEFAULT 'new', `price`"
                    + " decimal(10,2) NOT NULL DEFAULT '0.00', `at` timestamp NOT NULL DEFAULT CURRENT_TIMESTAMP ON UPDATE"
                    + " CURRENT_TIMESTAMP, `doc` json, `sum` int GENERATED ALWAYS AS (`id` + 1) STORED, PRIMARY KEY (`id`),"
                    + " UNIQUE KEY `uk` (`name`,`state`), KEY `k` (`name`(10))) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4",
            "CREATE TABLE b (id int PRIMARY KEY, a bigint unsigned, CONSTRAINT fk FOREIGN KEY (a) REFERENCES a (id)"
                    + " ON DELETE CASCADE, CHECK (id > 0))",
            "ALTER TABLE a ADD COLUMN c int NOT NULL DEFAULT 0 AFTER id, CHANGE name title varchar(80) NOT NULL,"
                    + " MODIFY price double, DROP COLUMN doc, ADD INDEX i (c), RENAME INDEX uk TO uk2, ALTER c SET DEFAULT 1",
            "CREATE UNIQUE INDEX j ON b (a)",
            "DROP INDEX j ON b",
            "CREATE TABLE c LIKE a",
            "RENAME TABLE c TO d",
            "TRUNCATE TABLE d",
            "ALTER TABLE d RENAME TO e",
            "DROP TABLE IF EXISTS e");

    private DdlWarmUp() {}

    public static void run() {
        var policy = new TranslationPolicy(Map.of(DATABASE, DATABASE), table -> true, List.of(), "8.0.36", Set.of());
        var translator = new DdlTranslator(policy);
        var model = SourceModel.empty();
        for (var sql : STATEMENTS) {
            EngineText.of(sql, DATABASE, policy.serverVersion(), policy.sqlMode());
            if (translator.translate(model, new DdlEvent(sql, DATABASE, Instant.EPOCH))
                    instanceof Translation.Translated translated) {
                model = translated.after();
            }
        }
    }
}
