package dev.camelion.cli.progress;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class ScreenTest {
    private final ByteArrayOutputStream written = new ByteArrayOutputStream();
    private final Screen screen = new Screen(new PrintStream(written, true, StandardCharsets.UTF_8));
    private final PrintStream log = screen.stream();

    @Test
    void what_is_written_goes_straight_through_while_nothing_is_shown() {
        log.print("no end of a line, é");
        assertThat(written.toString(StandardCharsets.UTF_8)).isEqualTo("no end of a line, é");
    }

    @Test
    void lines_of_others_come_above_what_is_shown() {
        screen.show(List.of("a 1", "b 1"));
        log.println("first of the log");
        screen.show(List.of("a 2", "b 2"));
        log.println("second é");
        assertThat(seen()).containsExactly("first of the log", "second é", "a 2", "b 2");
    }

    @Test
    void half_a_line_waits_for_its_end() {
        screen.show(List.of("a 1"));
        log.print("half ");
        assertThat(seen()).containsExactly("a 1");
        log.print("a line\nand");
        assertThat(seen()).containsExactly("a 1");
        log.println(" more");
        assertThat(seen()).containsExactly("half a line", "and more", "a 1");
        log.print("the rest");
        screen.show(List.of());
        assertThat(seen()).containsExactly("half a line", "and more", "the rest");
    }

    @Test
    void shrinks_and_grows_without_leaving_anything_behind() {
        log.println("before");
        screen.show(List.of("a long line", "b", "c"));
        screen.show(List.of("a"));
        assertThat(seen()).containsExactly("before", "a");
        screen.show(List.of("a", "b"));
        assertThat(seen()).containsExactly("before", "a", "b");
        screen.show(List.of());
        assertThat(seen()).containsExactly("before");
    }

    @Test
    void draws_nothing_where_nothing_has_changed() {
        screen.show(List.of("a"));
        var before = written.size();
        screen.show(List.of("a"));
        assertThat(written.size()).isEqualTo(before);
    }

    /** What a terminal shows after all that was written. */
    private List<String> seen() {
        var lines = new ArrayList<StringBuilder>(List.of(new StringBuilder()));
        int row = 0;
        int column = 0;
        var text = written.toString(StandardCharsets.UTF_8);
        for (var i = 0; i < text.length(); i++) {
            var letter = text.charAt(i);
            if (letter == '\n') {
                row++;
                column = 0;
                if (row == lines.size()) {
                    lines.add(new StringBuilder());
                }
            } else if (letter == '\r') {
                column = 0;
            } else if (letter == '\u001b') {
                var end = i + 2;
                while (Character.isDigit(text.charAt(end))) {
                    end++;
                }
                var number = text.substring(i + 2, end);
                switch (text.charAt(end)) {
                    case 'A' -> row -= Integer.parseInt(number);
                    case 'K' -> lines.get(row).setLength(column);
                    case 'J' -> {
                        lines.get(row).setLength(column);
                        lines.subList(row + 1, lines.size()).clear();
                    }
                    default -> throw new AssertionError("an unknown sequence: " + text.substring(i));
                }
                i = end;
            } else {
                var line = lines.get(row);
                line.setLength(Math.max(line.length(), column + 1));
                line.setCharAt(column++, letter);
            }
        }
        return lines.stream()
                .map(StringBuilder::toString)
                .filter(line -> !line.isEmpty())
                .toList();
    }
}
