package dev.camelion.values;

/** How a value gets into the target, or finds its row there. */
enum Path {
    COPY,
    INSERT,
    /** By an update, of another value. */
    UPDATE,
    /** Deleted with its row, which has another key. */
    DELETE,
    KEYLESS_UPDATE,
    KEYLESS_DELETE,
    /** The value is the key of a row of which another column is updated. */
    KEY_TOUCH,
    /** The value becomes the key of a row. */
    KEY_UPDATE,
    /** The value is the key of a row that is deleted. */
    KEY_DELETE
}
