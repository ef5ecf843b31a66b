package dev.camelion.cli.output;

/** How an answer is printed: aligned columns for people, JSON for programs. */
public enum Format {
    TABLE,
    JSON
}
