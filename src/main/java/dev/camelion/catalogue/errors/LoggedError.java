package dev.camelion.catalogue.errors;

import java.time.Instant;

/** A failure of the replica itself. */
public record LoggedError(Instant time, String stage, String code, String error) {}
