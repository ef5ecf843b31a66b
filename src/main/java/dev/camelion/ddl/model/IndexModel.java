package dev.camelion.ddl.model;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * An index or key of the source.
 *
 * @param id identity within its table, kept when the index is renamed
 * @param name MySQL's name, {@code PRIMARY} for the primary key, generated as MySQL generates it where none was given
 * @param targetName the name it has in PostgreSQL, looked up and never computed again; null where it has no counterpart
 */
public record IndexModel(
        long id,
        String name,
        Kind kind,
        List<Part> parts,
        @Nullable String targetName) {
    public IndexModel {
        parts = List.copyOf(parts);
    }

    public enum Kind {
        PRIMARY,
        UNIQUE,
        PLAIN,
        FULLTEXT,
        SPATIAL
    }

    /**
     * @param columnId of the indexed column; null where the part is an expression
     * @param prefix indexed characters or bytes; null where the whole column is indexed
     */
    public record Part(
            @Nullable Long columnId,
            @Nullable Integer prefix,
            @Nullable String expression,
            boolean descending) {}
}
