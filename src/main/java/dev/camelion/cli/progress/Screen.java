package dev.camelion.cli.progress;

import java.io.ByteArrayOutputStream;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.Collectors;

/**
 * The standard error stream, with some lines at its end that can be drawn again. Whatever else is written there, by the
 * log or anybody, goes above them, line by line. Safe for many threads.
 */
public final class Screen {
    private static final String UP = "\u001b[%dA";
    private static final String CLEAR_TO_END_OF_LINE = "\u001b[K";
    private static final String CLEAR_BELOW = "\r\u001b[J";

    private final PrintStream out;
    private final ByteArrayOutputStream unfinished = new ByteArrayOutputStream();
    private List<String> shown = List.of();

    Screen(PrintStream out) {
        this.out = out;
    }

    /** Takes the place of {@code System.err}; must come before the log looks where that is. */
    public static Screen onStandardError() {
        var screen = new Screen(System.err);
        System.setErr(screen.stream());
        return screen;
    }

    /** A stream whose lines go above what is shown. */
    public PrintStream stream() {
        return new PrintStream(new Above(), true, StandardCharsets.UTF_8);
    }

    /** Draws these lines in the place of the ones before, in one write, so that nothing flickers. */
    synchronized void show(List<String> lines) {
        if (lines.equals(shown)) {
            return;
        }
        var drawn = up() + drawn(lines) + (lines.size() < shown.size() ? CLEAR_BELOW : "");
        shown = List.copyOf(lines);
        write(bytes(drawn));
        if (shown.isEmpty() && unfinished.size() > 0) {
            write(unfinished.toByteArray());
            unfinished.reset();
        }
    }

    void print(String text) {
        var bytes = bytes(text);
        above(bytes, 0, bytes.length);
    }

    private synchronized void above(byte[] bytes, int offset, int length) {
        if (shown.isEmpty()) {
            out.write(bytes, offset, length);
            out.flush();
            return;
        }
        unfinished.write(bytes, offset, length);
        // what ends within a line waits for the rest of it
        if (length > 0 && bytes[offset + length - 1] == '\n') {
            var whole = new ByteArrayOutputStream();
            whole.writeBytes(bytes(up() + CLEAR_BELOW));
            whole.writeBytes(unfinished.toByteArray());
            whole.writeBytes(bytes(drawn(shown)));
            unfinished.reset();
            write(whole.toByteArray());
        }
    }

    private String up() {
        return shown.isEmpty() ? "" : UP.formatted(shown.size());
    }

    private static String drawn(List<String> lines) {
        return lines.stream().map(line -> line + CLEAR_TO_END_OF_LINE + "\n").collect(Collectors.joining("", "\r", ""));
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    private void write(byte[] bytes) {
        out.write(bytes, 0, bytes.length);
        out.flush();
    }

    private final class Above extends OutputStream {
        @Override
        public void write(int single) {
            above(new byte[] {(byte) single}, 0, 1);
        }

        @Override
        public void write(byte[] bytes, int offset, int length) {
            above(bytes, offset, length);
        }
    }
}
