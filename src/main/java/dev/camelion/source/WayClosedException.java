package dev.camelion.source;

import org.jspecify.annotations.Nullable;

/** A way to a snapshot is not open: for now, or for good. The message says why. */
final class WayClosedException extends Exception {
    private final boolean lasting;

    private WayClosedException(String why, boolean lasting, @Nullable Throwable cause) {
        super(why, cause);
        this.lasting = lasting;
    }

    /** It may be open soon. */
    static WayClosedException busy(String why, @Nullable Throwable cause) {
        return new WayClosedException(why, false, cause);
    }

    /** It will not be open before something is set up differently. */
    static WayClosedException lasting(String why, @Nullable Throwable cause) {
        return new WayClosedException(why, true, cause);
    }

    boolean isLasting() {
        return lasting;
    }
}
