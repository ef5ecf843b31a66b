package dev.camelion.ddl.model;

/** A check constraint of the source, its expression as MySQL text. */
public record CheckModel(String name, String expression, boolean enforced) {}
