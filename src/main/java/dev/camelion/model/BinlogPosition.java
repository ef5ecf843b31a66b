package dev.camelion.model;

import static java.util.Objects.requireNonNull;

/**
 * A place in a server's binary log. Printed {@code binlog.000042:1187}. Ordered as the server wrote: by the number in
 * the file's name, then by the byte; only positions of one server compare.
 */
public record BinlogPosition(String file, long position) implements Comparable<BinlogPosition> {
    public BinlogPosition {
        requireNonNull(file, "file");
        if (position < 0) {
            throw new IllegalArgumentException("a binlog position is 0 or more, not " + position);
        }
    }

    @Override
    public int compareTo(BinlogPosition other) {
        var byFile = Long.compare(number(file), number(other.file));
        return byFile != 0 ? byFile : Long.compare(position, other.position);
    }

    private static long number(String file) {
        var digits = file.substring(file.lastIndexOf('.') + 1);
        try {
            return Long.parseLong(digits);
        } catch (NumberFormatException notNumbered) {
            throw new IllegalArgumentException("not the name of a binary log: " + file, notNumbered);
        }
    }

    @Override
    public String toString() {
        return file + ":" + position;
    }
}
