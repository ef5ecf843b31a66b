package dev.camelion.catalogue.errors;

import dev.camelion.model.TableId;
import java.time.Instant;

/** How many values of a column were changed in one way because PostgreSQL cannot hold them. */
public record AdjustmentCount(TableId table, String column, String adjustment, long values, Instant last) {}
