package dev.camelion.ddl;

import static org.assertj.core.api.Assertions.assertThat;

import dev.camelion.ddl.Translation.Translated;
import dev.camelion.ddl.model.SourceModel;
import dev.camelion.ddl.policy.TranslationPolicy;
import dev.camelion.ddl.render.TableRenderer;
import dev.camelion.model.TableId;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.ShrinkingMode;

/** However a table got where it is, it has the structure that making it anew would give. */
class AlterSequencePropertyTest {
    private static final TableId TABLE = new TableId("shop", "t");
    private static final TranslationPolicy POLICY =
            new TranslationPolicy(Map.of("shop", "s"), table -> true, List.of(), "8.0.36", Set.of());
    private static final String START =
            "CREATE TABLE t (id int NOT NULL AUTO_INCREMENT, a varchar(20) DEFAULT 'x', b int,"
                    + " c text, d enum('p','q') NOT NULL, PRIMARY KEY (id), KEY ab (a, b), KEY c (c(10)), UNIQUE KEY ub (b))";

    @Property(tries = 150, shrinking = ShrinkingMode.BOUNDED)
    void altering_leads_where_creating_leads(@ForAll("statements") List<String> statements) {
        var translator = new DdlTranslator(POLICY);
        var model = SourceModel.empty();
        var emitted = new ArrayList<String>();
        for (var sql : concat(START, statements)) {
            // what MySQL would refuse is unsupported here, and no part of the sequence
            if (translator.translate(model, new DdlEvent(sql, "shop", Instant.EPOCH))
                    instanceof Translated translated) {
                model = translated.after();
                emitted.addAll(translated.statements());
            }
        }
        var altered = StructureSketch.of(emitted);
        var made =
                StructureSketch.of(new TableRenderer(POLICY, model.table(TABLE).orElseThrow(), "s").all());
        assertThat(altered.columns()).isEqualTo(made.columns());
        assertThat(altered.indexes()).isEqualTo(made.indexes());
    }

    @Provide
    Arbitrary<List<String>> statements() {
        var clause = clause();
        return clause.list()
                .ofMinSize(1)
                .ofMaxSize(3)
                .map(clauses -> "ALTER TABLE t " + String.join(", ", clauses))
                .list()
                .ofMaxSize(6);
    }

    private static Arbitrary<String> clause() {
        var name = Arbitraries.of("id", "a", "b", "c", "d", "e", "f");
        var definition = Arbitraries.of(
                "int",
                "int NOT NULL DEFAULT 3",
                "bigint unsigned",
                "varchar(30) NOT NULL",
                "varchar(5)",
                "text",
                "blob",
                "enum('p','q','r') NOT NULL",
                "enum('q') DEFAULT 'q'",
                "datetime DEFAULT CURRENT_TIMESTAMP",
                "int NOT NULL AUTO_INCREMENT",
                "json");
        var index = Arbitraries.of("ab", "c", "ub", "k1", "k2");
        return Arbitraries.oneOf(
                name.flatMap(n -> definition.map(d -> "ADD COLUMN " + n + " " + d)),
                name.flatMap(n -> definition.map(d -> "MODIFY " + n + " " + d + " FIRST")),
                name.flatMap(n -> name.flatMap(m -> definition.map(d -> "CHANGE " + n + " " + m + " " + d))),
                name.flatMap(n -> name.map(m -> "RENAME COLUMN " + n + " TO " + m)),
                name.map(n -> "DROP COLUMN " + n),
                name.map(n -> "ALTER COLUMN " + n + " DROP DEFAULT"),
                index.map(i -> "DROP INDEX " + i),
                index.flatMap(i -> index.map(j -> "RENAME INDEX " + i + " TO " + j)),
                index.flatMap(i -> name.map(n -> "ADD INDEX " + i + " (" + n + ")")),
                name.map(n -> "ADD UNIQUE (" + n + ")"),
                name.map(n -> "DROP PRIMARY KEY, ADD PRIMARY KEY (" + n + ")"),
                name.map(n -> "ADD FOREIGN KEY (" + n + ") REFERENCES other (id)"));
    }

    private static List<String> concat(String first, List<String> rest) {
        var all = new ArrayList<>(List.of(first));
        all.addAll(rest);
        return all;
    }
}
