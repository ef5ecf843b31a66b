package dev.camelion.source;

/** How a snapshot was kept consistent while it was taken; in the order in which the ways are tried. */
public enum SnapshotWay {
    /** {@code FLUSH TABLES WITH READ LOCK}: all writers of the server waited. */
    GLOBAL_READ_LOCK,
    /** {@code LOCK TABLES .. READ} of the tables: their writers waited. */
    TABLE_LOCKS,
    /** Nobody waited; the GTID sets before and behind it tell what is in the snapshot. */
    NO_LOCK
}
