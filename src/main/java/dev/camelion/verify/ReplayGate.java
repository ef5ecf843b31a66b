package dev.camelion.verify;

import dev.camelion.model.SourcePosition;

/** Brings the target to one position and keeps it there for a moment. */
public interface ReplayGate {
    /** For a target that nobody writes to. */
    ReplayGate OPEN = new ReplayGate() {
        @Override
        public void holdAt(SourcePosition position) {}

        @Override
        public void release() {}
    };

    /**
     * Returns once all up to the position is applied and nothing beyond it, and keeps it so. Replay that is beyond it
     * already stands still where it is. A later position may follow without a release.
     */
    void holdAt(SourcePosition position);

    /** Lets replay go on; called after each {@link #holdAt}, also when that failed. More calls do nothing. */
    void release();
}
