package dev.camelion.replay;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;

/** What a seed decides. The same seed draws the same. */
final class Draw {
    private final Random random;

    Draw(long seed) {
        this.random = new Random(seed * 0x9E3779B97F4A7C15L + 17);
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

    <T> List<T> some(List<T> from, int count) {
        var shuffled = shuffled(from);
        return shuffled.subList(0, Math.min(count, shuffled.size()));
    }

    <T> List<T> shuffled(List<T> from) {
        var all = new ArrayList<>(from);
        Collections.shuffle(all, random);
        return all;
    }

    byte[] bytes(int length) {
        var bytes = new byte[length];
        random.nextBytes(bytes);
        return bytes;
    }
}
