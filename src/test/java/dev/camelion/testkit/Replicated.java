package dev.camelion.testkit;

import java.sql.Connection;

/** One database of a source and the schema of the same name in a target, wherever the replica between them runs. */
public interface Replicated {
    MySqlServer mysql();

    String database();

    /** A connection of the target, to be closed by the caller. */
    Connection connectTarget();

    /** Waits until the target has such a row; what the source's error says where that comes first, else nothing. */
    String awaitRowOrError(String table, String condition);
}
