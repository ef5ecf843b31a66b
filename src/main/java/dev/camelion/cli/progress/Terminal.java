package dev.camelion.cli.progress;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;
import java.util.function.Supplier;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** The terminal that standard error goes to, and its size, which is asked for again now and then. */
final class Terminal {
    private static final Pattern SIZE = Pattern.compile("(\\d{1,5})\\s+(\\d{1,5})\\s*");
    private static final long ASK_AGAIN = Duration.ofSeconds(2).toNanos();
    // a process that inherits our standard error sees what that is, which Java does not tell
    private static final String QUESTION = "test -t 2 || exit 1; stty size <&2 2>/dev/null; exit 0";

    private final Map<String, String> environment;
    private final Supplier<Optional<String>> stty;
    private final LongSupplier nanoTime;
    private Size size;
    private long askedAt;

    /** In letters. */
    record Size(int columns, int lines) {
        /** Where nobody says another. */
        static final Size USUAL = new Size(80, 24);
    }

    private Terminal(
            Map<String, String> environment, Supplier<Optional<String>> stty, LongSupplier nanoTime, String answer) {
        this.environment = environment;
        this.stty = stty;
        this.nanoTime = nanoTime;
        this.size = size(environment, answer);
        this.askedAt = nanoTime.getAsLong();
    }

    /** Empty where standard error is a file or a pipe, or somebody wants plain lines. */
    static Optional<Terminal> ofStandardError(Map<String, String> environment) {
        return of(environment, Terminal::stty, System::nanoTime);
    }

    /** @param stty gives lines and columns, or nothing where there is no terminal */
    static Optional<Terminal> of(
            Map<String, String> environment, Supplier<Optional<String>> stty, LongSupplier nanoTime) {
        var kind = environment.getOrDefault("TERM", "dumb");
        var isPlain =
                kind.equals("dumb") || !environment.getOrDefault("NO_COLOR", "").isEmpty();
        return isPlain ? Optional.empty() : stty.get().map(answer -> new Terminal(environment, stty, nanoTime, answer));
    }

    Size size() {
        var now = nanoTime.getAsLong();
        if (now - askedAt >= ASK_AGAIN) {
            askedAt = now;
            size = stty.get().map(answer -> size(environment, answer)).orElse(size);
        }
        return size;
    }

    private static Size size(Map<String, String> environment, String answer) {
        var asked = SIZE.matcher(answer);
        var isKnown = asked.matches();
        return new Size(
                first(environment.get("COLUMNS"), isKnown ? asked.group(2) : null, Size.USUAL.columns()),
                first(environment.get("LINES"), isKnown ? asked.group(1) : null, Size.USUAL.lines()));
    }

    private static int first(@Nullable String set, @Nullable String asked, int usual) {
        for (var text : new String[] {set, asked}) {
            // a terminal of no size does not know it
            if (text != null && text.matches("[1-9]\\d{0,4}")) {
                return Integer.parseInt(text);
            }
        }
        return usual;
    }

    private static Optional<String> stty() {
        try {
            var process = new ProcessBuilder("sh", "-c", QUESTION)
                    .redirectError(ProcessBuilder.Redirect.INHERIT)
                    .start();
            process.getOutputStream().close();
            var answer = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            return process.waitFor(1, TimeUnit.SECONDS) && process.exitValue() == 0
                    ? Optional.of(answer)
                    : Optional.empty();
        } catch (IOException noShell) {
            return Optional.empty();
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            return Optional.empty();
        }
    }
}
