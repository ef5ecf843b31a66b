package dev.camelion.source;

import dev.camelion.model.TableId;

/**
 * A base table of the source, with MySQL's own estimates.
 *
 * @param transactional whether the engine takes part in consistent snapshots
 */
public record SourceTable(TableId id, boolean transactional, long estimatedRows, long estimatedBytes) {}
