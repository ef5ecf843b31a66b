package dev.camelion.cli.progress;

import static org.assertj.core.api.Assertions.assertThat;

import dev.camelion.cli.progress.Terminal.Size;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TerminalTest {
    private final FakeClock clock = new FakeClock();
    private Optional<String> answer = Optional.of("50 200\n");

    private Optional<Terminal> of(Map<String, String> environment) {
        return Terminal.of(environment, () -> answer, clock);
    }

    @Test
    void is_none_where_standard_error_is_none() {
        answer = Optional.empty();
        assertThat(of(Map.of("TERM", "xterm"))).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"TERM,dumb", "NO_COLOR,1", "LANG,C"})
    void is_none_where_somebody_wants_plain_lines(String name, String value) {
        var environment = name.equals("NO_COLOR") ? Map.of("TERM", "xterm", name, value) : Map.of(name, value);
        assertThat(of(environment)).isEmpty();
    }

    @Test
    void an_empty_no_color_is_none() {
        assertThat(of(Map.of("TERM", "xterm", "NO_COLOR", ""))).isPresent();
    }

    @Test
    void asks_for_its_size_again_now_and_then() {
        var terminal = of(Map.of("TERM", "xterm")).orElseThrow();
        assertThat(terminal.size()).isEqualTo(new Size(200, 50));
        answer = Optional.of("24 80\n");
        clock.advance(1_000);
        assertThat(terminal.size()).isEqualTo(new Size(200, 50));
        clock.advance(1_000);
        assertThat(terminal.size()).isEqualTo(new Size(80, 24));
        answer = Optional.empty();
        clock.advance(2_000);
        assertThat(terminal.size()).isEqualTo(new Size(80, 24));
    }

    @Test
    void the_environment_comes_first_and_the_usual_size_last() {
        assertThat(of(Map.of("TERM", "xterm", "COLUMNS", "100")).orElseThrow().size())
                .isEqualTo(new Size(100, 50));
        for (var nothing : new String[] {"", "0 0\n", "not a number"}) {
            answer = Optional.of(nothing);
            assertThat(of(Map.of("TERM", "xterm", "LINES", "x")).orElseThrow().size())
                    .isEqualTo(Size.USUAL);
        }
    }
}
