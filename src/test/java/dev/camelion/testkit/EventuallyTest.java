package dev.camelion.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class EventuallyTest {
    @Test
    void an_exception_counts_as_not_yet() {
        var asked = new AtomicInteger();

        Eventually.holds("third answer", () -> {
            if (asked.incrementAndGet() < 3) {
                throw new IllegalStateException("not yet");
            }
            return true;
        });

        assertThat(asked).hasValue(3);
    }

    @Test
    void the_failure_says_what_was_awaited() {
        assertThatThrownBy(() -> Eventually.holds("order 17 is replayed", Duration.ofMillis(200), () -> false))
                .hasMessageContaining("order 17 is replayed");
    }
}
