package dev.camelion.verify;

import java.math.BigInteger;

/**
 * Rows of a table and the sums of their digests' first two words, 64 bits each. Sums, as two equal rows would cancel each other
 * in an exclusive or; the order of rows does not matter.
 */
public record Checksum(long rows, BigInteger high, BigInteger low) {
    private static final int PIECE_BITS = 32;

    /** Of sums of pieces of 32 bits, the highest first. */
    static Checksum ofPieces(long rows, BigInteger first, BigInteger second, BigInteger third, BigInteger fourth) {
        return new Checksum(
                rows,
                first.shiftLeft(PIECE_BITS).add(second),
                third.shiftLeft(PIECE_BITS).add(fourth));
    }

    @Override
    public String toString() {
        return "%d rows, %s:%s".formatted(rows, high.toString(16), low.toString(16));
    }
}
