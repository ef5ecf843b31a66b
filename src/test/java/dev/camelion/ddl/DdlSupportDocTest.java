package dev.camelion.ddl;

import dev.camelion.testkit.Golden;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** Keeps the list of schema changes in the documentation equal to the cases that the translator is tested with. */
class DdlSupportDocTest {
    private static final Path REFERENCE = Path.of("src/site/markdown/reference/ddl-support.md");
    private static final String MARK = "<!-- cases: DdlSupportDocTest writes what follows -->\n";
    private static final int WIDTH = 110;

    @Test
    void the_page_lists_the_cases() throws IOException {
        var page = Files.readString(REFERENCE);
        var rows = DdlTranslatorGoldenTest.cases()
                .map(DdlSupportDocTest::row)
                .distinct()
                .collect(Collectors.joining("", "| statement | outcome |\n| --- | --- |\n", ""));
        Golden.check(REFERENCE, page.substring(0, page.indexOf(MARK) + MARK.length()) + "\n" + rows);
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
