package dev.camelion.ddl.outcome;

import dev.camelion.model.TableId;

/** A part of a schema change that was left out or may differ; {@code code} is kebab-case and stable. */
public record DdlWarning(String code, TableId table, String text) {}
