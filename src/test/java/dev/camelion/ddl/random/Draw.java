package dev.camelion.ddl.random;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Random;

/** What a seed decides. The same seed draws the same. */
final class Draw {
    private final Random random;

    Draw(long seed) {
        this.random = new Random(seed * 0x9E3779B97F4A7C15L + 29);
    }

    boolean chance(double probability) {
        return random.nextDouble() < probability;
    }

    int between(int first, int last) {
        return first + random.nextInt(last - first + 1);
    }

    <T> T of(List<T> choices) {
        return choices.get(random.nextInt(choices.size()));
    }

    @SafeVarargs
    final <T> T of(T... choices) {
        return choices[random.nextInt(choices.length)];
    }

    <T> Optional<T> any(List<T> choices) {
        return choices.isEmpty() ? Optional.empty() : Optional.of(of(choices));
    }

    <T> List<T> some(List<T> from, int count) {
        var shuffled = new ArrayList<>(from);
        Collections.shuffle(shuffled, random);
        return shuffled.subList(0, Math.min(count, shuffled.size()));
    }

    /** The text, or nothing. */
    String maybe(double probability, String text) {
        return chance(probability) ? text : "";
    }
}
