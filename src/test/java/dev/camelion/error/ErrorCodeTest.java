package dev.camelion.error;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

class ErrorCodeTest {
    private static final Path REFERENCE = Path.of("src/site/markdown/reference/error-codes.md");
    private static final Pattern ROW = Pattern.compile("(?m)^\\| `([a-z-]+)` \\| (\\d) \\| [A-Z].+\\. \\|$");

    @Test
    void the_reference_has_every_code_with_its_status_and_meaning() throws IOException {
        var documented = ROW.matcher(Files.readString(REFERENCE))
                .results()
                .map(row -> row.group(1) + " " + row.group(2))
                .toList();
        assertThat(documented)
                .containsExactlyElementsOf(Arrays.stream(ErrorCode.values())
                        .map(code -> code.id() + " " + code.exitStatus())
                        .toList());
    }

    @Test
    void an_error_is_one_line_of_two_sentences() {
        assertThat(new ReplicaException(ErrorCode.CATALOGUE_NEWER, "it is at 14.", "Use another"))
                .hasMessage("catalogue-newer it is at 14. Use another.");
        assertThat(new ReplicaException(ErrorCode.COMMAND_UNKNOWN, "x is no command", "Did you mean y?"))
                .hasMessage("command-unknown x is no command. Did you mean y?");
    }
}
