package dev.camelion.ddl.model;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * An index or key of the source.
 *
 * @param id identity within its table, kept when the index is renamed
 * @param name MySQL's name, {@code PRIMARY} for the primary key, generated as MySQL generates it where none was given
 * @param targetName the name it has in PostgreSQL, looked up and never computed again; null where it has no counterpart
 * @param generated made by MySQL for a foreign key; it goes when another index covers the same columns
 */
public record IndexModel(
        long id,
        String name,
        Kind kind,
        List<Part> parts,
        @Nullable String targetName,
        boolean generated) {
    public IndexModel {
        parts = List.copyOf(parts);
    }

    public IndexModel(long id, String name, Kind kind, List<Part> parts, @Nullable String targetName) {
        this(id, name, kind, parts, targetName, false);
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
