package dev.camelion.supervise;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

class RetryDelayTest {
    private final AtomicLong now = new AtomicLong(Long.MAX_VALUE - 1000);
    private final RetryDelay delay = new RetryDelay(Duration.ofMillis(100), Duration.ofMillis(400), now::get);

    private void pass(long millis) {
        now.addAndGet(Duration.ofMillis(millis).toNanos());
    }

    @Test
    void nothing_waits_before_a_failure() {
        assertThat(delay.isOver()).isTrue();
    }

    @Test
    void each_failure_doubles_the_wait_up_to_the_limit() {
        for (var expected : new long[] {100, 200, 400, 400}) {
            delay.failed();
            pass(expected * 7 / 10);
            assertThat(delay.isOver()).as("after 0.7 of %d ms", expected).isFalse();
            pass(expected * 6 / 10);
            assertThat(delay.isOver()).as("after 1.3 of %d ms", expected).isTrue();
        }
    }

    @Test
    void a_success_starts_over() {
        delay.failed();
        delay.failed();
        delay.succeeded();
        assertThat(delay.isOver()).isTrue();

        delay.failed();
        pass(130);
        assertThat(delay.isOver()).isTrue();
    }
}
