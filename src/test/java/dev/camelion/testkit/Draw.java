package dev.camelion.testkit;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Random;

/** What a seed decides. The same seed draws the same. */
public final class Draw {
    private final Random random;

    /** @param use tells the draws of one test from those of another one with the same seeds */
    public Draw(long seed, int use) {
        this.random = new Random(seed * 0x9E3779B97F4A7C15L + use);
    }

    public boolean chance(double probability) {
        return random.nextDouble() < probability;
    }

    public int between(int first, int last) {
        return first + random.nextInt(last - first + 1);
    }

    public <T> T of(List<T> choices) {
        return choices.get(random.nextInt(choices.size()));
    }

    @SafeVarargs
    public final <T> T of(T... choices) {
        return choices[random.nextInt(choices.length)];
    }

    public <T> List<T> some(List<T> from, int count) {
        var shuffled = shuffled(from);
        return shuffled.subList(0, Math.min(count, shuffled.size()));
    }

    public <T> List<T> shuffled(List<T> from) {
        var all = new ArrayList<>(from);
        Collections.shuffle(all, random);
        return all;
    }

    public byte[] bytes(int length) {
        var bytes = new byte[length];
        random.nextBytes(bytes);
        return bytes;
    }

    public <T> Optional<T> any(List<T> choices) {
        return choices.isEmpty() ? Optional.empty() : Optional.of(of(choices));
    }

    /** The text, or nothing. */
    public String maybe(double probability, String text) {
        return chance(probability) ? text : "";
    }
}
