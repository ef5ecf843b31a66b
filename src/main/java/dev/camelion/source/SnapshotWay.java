package dev.camelion.source;

/** How a snapshot was kept consistent while it was taken. */
public enum SnapshotWay {
    /** {@code LOCK TABLES .. READ} of the tables: their writers waited. */
    TABLE_LOCKS,
    /** {@code FLUSH TABLES WITH READ LOCK}: all writers of the server waited. */
    GLOBAL_READ_LOCK,
    /** Nobody waited; the GTID sets before and behind it tell what is in the snapshot. */
    NO_LOCK
}
