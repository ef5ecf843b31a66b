package dev.camelion.cli.progress;

import dev.camelion.cli.output.Lag;
import java.time.Duration;
import java.util.Locale;
import java.util.Optional;

/** Amounts as people read them. */
final class Amounts {
    private Amounts() {}

    static String count(double number) {
        return String.format(Locale.ROOT, "%,d", (long) number);
    }

    /** A time that is an estimate itself. */
    static String left(Optional<Duration> left) {
        return left.map(time -> time.toSeconds() < 100 ? time.toSeconds() + " s" : Lag.text(time))
                .orElse("-");
    }

    static String tables(long number) {
        return number == 1 ? "1 table" : number + " tables";
    }
}
