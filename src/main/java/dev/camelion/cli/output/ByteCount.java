package dev.camelion.cli.output;

import java.util.Locale;

/** Sizes as people read them. */
public final class ByteCount {
    private static final double MEGABYTE = 1 << 20;

    private ByteCount() {}

    /** With its unit. */
    public static String text(long bytes) {
        return bytes < 10 << 20 ? String.format(Locale.ROOT, "%.1f KB", bytes / 1024.0) : megabytes(bytes) + " MB";
    }

    /** Without its unit. */
    public static String megabytes(double bytes) {
        return String.format(Locale.ROOT, "%,.1f", bytes / MEGABYTE);
    }
}
