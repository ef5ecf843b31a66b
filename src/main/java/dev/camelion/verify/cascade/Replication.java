package dev.camelion.verify.cascade;

/** The replication that a check goes along with. */
public interface Replication {
    OwnedGate gate();

    /** The epoch under which this process writes for the source. */
    long epoch();

    /** Whether replay would reach a place of now so soon that it may be held there. */
    boolean isCloseBehind();
}
