package dev.camelion.catalogue.errors;

import dev.camelion.model.TableId;
import java.time.Instant;

/** Something of a schema change that was not carried over in full, and how often. */
public record WarningCount(String code, TableId table, String warning, long times, Instant last) {}
