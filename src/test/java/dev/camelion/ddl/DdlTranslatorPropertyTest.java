package dev.camelion.ddl;

import static org.assertj.core.api.Assertions.assertThat;

import dev.camelion.ddl.model.SourceModel;
import dev.camelion.ddl.policy.TranslationPolicy;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

class DdlTranslatorPropertyTest {
    private static final TranslationPolicy POLICY =
            new TranslationPolicy(Map.of("shop", "shop"), table -> true, List.of(), "8.0.36", Set.of());

    @Property(tries = 500)
    void every_text_has_an_outcome(@ForAll("texts") String sql) {
        var event = new DdlEvent(sql, "shop", Instant.EPOCH);
        assertThat(new DdlTranslator(POLICY).translate(SourceModel.empty(), event))
                .isNotNull();
    }

    @Provide
    Arbitrary<String> texts() {
        var words = Arbitraries.of(
                "CREATE",
                "ALTER",
                "DROP",
                "TABLE",
                "t",
                "`",
                "'",
                "\"",
                "(",
                ")",
                ",",
                "int",
                "/*!50001",
                "*/",
                "--",
                "#",
                "x'",
                "0x",
                ".5",
                "a.",
                "\\",
                "DEFAULT",
                "enum",
                "b'",
                "RENAME",
                "TO",
                ";",
                "é",
                "😀",
                "\n",
                "N'",
                "1e");
        return words.list()
                .ofMaxSize(14)
                .map(list -> String.join(" ", list))
                .flatMap(text -> Arbitraries.of(text, text.replace(" ", "")));
    }
}
