package dev.camelion.config;

import dev.camelion.model.BinlogPosition;
import java.util.Optional;

/**
 * Texts that an operator gave for one schema change, named by its place or by its words. Valid once constructed.
 *
 * @param mysql is translated instead of what was logged
 * @param postgres is run instead of the translation
 */
public record DdlReplacement(
        Optional<BinlogPosition> at, Optional<String> statement, Optional<String> mysql, Optional<String> postgres) {
    public DdlReplacement {
        if (at.isPresent() == statement.isPresent()) {
            throw new IllegalArgumentException("ddl.replace must name a schema change by either its place or its text");
        }
        if (mysql.isEmpty() && postgres.isEmpty()) {
            throw new IllegalArgumentException("ddl.replace must give a text to read or a text to run");
        }
    }

    /** Whether both are for the same schema change. */
    boolean isLike(DdlReplacement other) {
        return at.equals(other.at) && statement.equals(other.statement);
    }
}
