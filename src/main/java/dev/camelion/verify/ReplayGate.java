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

    /** Returns once all up to the position is applied and nothing beyond it, and keeps it so. */
    void holdAt(SourcePosition position);

    /** Lets replay go on. Called once after each {@link #holdAt}, also when that failed. */
    void release();
}
