package dev.camelion.config;

import dev.camelion.config.key.ScalarType;
import dev.camelion.config.key.Types;

/** Forms of values that more than one setting of a source has. */
final class SettingTypes {
    static final ScalarType<TablePattern> TABLE_PATTERN = new ScalarType<>(
            "a table as database.table, with * for any text and ? for any letter",
            "[\"shop.*\"]",
            TablePattern::new,
            pattern -> true);

    static final ScalarType<String> TYPE_NAME = Types.text("the name of a type", "boolean");

    private SettingTypes() {}
}
