package dev.camelion.catalogue.errors;

import java.time.Instant;

/**
 * A view, or a rule, of the target that gave way to a schema change and could not be made again.
 *
 * @param definition the statements that make it
 */
public record DroppedView(
        long id, String name, String kind, Instant time, String position, String reason, String definition) {}
