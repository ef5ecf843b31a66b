package dev.camelion.ddl;

import static org.assertj.core.api.Assertions.assertThat;

import dev.camelion.testkit.Golden;
import io.debezium.ddl.parser.mysql.generated.MySqlParser;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** Keeps the documentation of schema changes equal to what the translator does with the cases it is tested with. */
class DdlSupportDocTest {
    private static final Path REFERENCE = Path.of("src/site/markdown/reference/ddl-support.md");
    private static final int WIDTH = 110;

    @Test
    void the_page_lists_the_forms_and_the_cases() throws IOException {
        var forms = new StringBuilder(
                "| statement | what becomes of it | outcome | warnings |\n| --- | --- | --- | --- |\n");
        for (var form : SupportedForm.all()) {
            forms.append("| %s | %s | %s | %s |\n"
                    .formatted(form.statement(), form.becomes(), form.outcomes(), form.warnings()));
        }
        var cases = DdlTranslatorGoldenTest.cases()
                .map(DdlSupportDocTest::row)
                .distinct()
                .collect(Collectors.joining("", "| statement | outcome |\n| --- | --- |\n", ""));
        var page = Files.readString(REFERENCE);
        Golden.check(REFERENCE, with(with(page, "forms", forms.toString()), "cases", cases));
    }

    private static String with(String page, String name, String text) {
        var begin = "<!-- %s: DdlSupportDocTest writes what follows -->\n".formatted(name);
        var end = "<!-- end of %s -->\n".formatted(name);
        return page.substring(0, page.indexOf(begin) + begin.length()) + "\n" + text + "\n"
                + page.substring(page.indexOf(end));
    }

    @Test
    void every_case_belongs_to_a_form_and_every_form_has_cases() throws IOException {
        var forms = SupportedForm.all();
        var cases = DdlTranslatorGoldenTest.cases().toList();
        assertThat(cases)
                .allSatisfy(directory -> assertThat(forms).as("%s", directory).anyMatch(f -> f.isShownBy(directory)));
        assertThat(forms).allSatisfy(form -> assertThat(form.patterns())
                .as(form.statement())
                .isNotEmpty()
                .allMatch(pattern -> cases.stream().anyMatch(c -> SupportedForm.matches(pattern, c))));
    }

    @Test
    void every_clause_of_the_grammar_stands_in_one_form() throws IOException {
        var grammar = Arrays.stream(MySqlParser.class.getDeclaredClasses())
                .filter(c -> MySqlParser.AlterSpecificationContext.class.equals(c.getSuperclass())
                        || MySqlParser.AlterPartitionSpecificationContext.class.equals(c.getSuperclass()))
                .map(c -> c.getSimpleName().replace("Context", ""))
                .toList();
        assertThat(SupportedForm.all().stream().flatMap(form -> form.clauses().stream()))
                .containsExactlyInAnyOrderElementsOf(grammar);
    }

    private static String row(Path directory) {
        try {
            var statement = Files.readString(directory.resolve("mysql.sql"))
                    .strip()
                    .replaceAll("\\s+", " ")
                    .replace("|", "\\|");
            // code that holds backticks stands between two of them
            var shown =
                    statement.length() > WIDTH ? statement.substring(0, WIDTH).stripTrailing() + " ..." : statement;
            return "| `` %s `` | %s |\n".formatted(shown, outcome(directory));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String outcome(Path directory) throws IOException {
        for (var outcome : new String[] {"ignored", "unsupported"}) {
            var file = directory.resolve(outcome + ".txt");
            if (Files.exists(file)) {
                var reason = Files.readAllLines(file).get(0).replaceFirst(" \\[[^]]*]$", "");
                return "%s: %s".formatted(outcome, reason.replace("|", "\\|").replace("*", "\\*"));
            }
        }
        var isCopyNeeded = Files.readString(directory.resolve("postgres.sql")).contains("-- NeedsCopy[");
        return isCopyNeeded ? "translated, needs a copy" : "translated";
    }
}
