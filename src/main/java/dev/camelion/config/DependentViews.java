package dev.camelion.config;

/** What happens to views of the target that stand in the way of a schema change. */
public enum DependentViews {
    /** They are dropped and created again around it; what cannot be created again is kept as text. */
    RECREATE,
    /** They are dropped, and kept as text. */
    CASCADE,
    /** They stay, and the table goes to quarantine. */
    FAIL
}
