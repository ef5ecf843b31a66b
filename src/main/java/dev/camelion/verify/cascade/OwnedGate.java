package dev.camelion.verify.cascade;

import dev.camelion.verify.ReplayGate;

/** A gate that others may take over: what is written behind it says which hold it relies on. */
public interface OwnedGate extends ReplayGate {
    /** The hold, between {@link #holdAt} and {@link #release}. */
    String hold();
}
