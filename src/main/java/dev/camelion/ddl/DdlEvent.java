package dev.camelion.ddl;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A schema change as the binlog has it.
 *
 * @param defaultDatabase of the session that ran it
 * @param time of the statement at the source; old rows get it where a new column defaults to the current time
 */
public record DdlEvent(String sql, @Nullable String defaultDatabase, Instant time) {}
