package dev.camelion.config;

/** How much of the old rows of updates and deletes goes to the change log. */
public enum LogImages {
    /** What replay needs: the key, and columns that foreign keys refer to. */
    LEAN,
    /** All of it, for those who read the log. */
    FULL
}
