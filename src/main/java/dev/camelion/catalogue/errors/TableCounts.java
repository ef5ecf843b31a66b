package dev.camelion.catalogue.errors;

/**
 * What came of a table that was in quarantine.
 *
 * @param skipped discarded rows that were given up
 * @param replayed events that were applied
 * @param discarded rows that were refused, again or for the first time
 * @param kept events that still wait; 0: the table is replicated again
 */
public record TableCounts(long skipped, long replayed, long discarded, long kept) {}
