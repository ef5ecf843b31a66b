package dev.camelion.catalogue.errors;

import dev.camelion.model.TableId;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** Open discarded rows of one table with one error, values in its text left out. */
public record ErrorCount(
        TableId table, @Nullable String event, @Nullable String sqlState, String error, long rows, Instant last) {}
