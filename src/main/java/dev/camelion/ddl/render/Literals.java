package dev.camelion.ddl.render;

import java.util.List;
import java.util.stream.Collectors;

/** PostgreSQL literals. Right whatever {@code standard_conforming_strings} is. */
public final class Literals {
    private Literals() {}

    /** A string literal; NUL characters, which PostgreSQL cannot hold, are left out. */
    public static String string(String value) {
        var quoted = "'" + value.replace("\0", "").replace("'", "''") + "'";
        return quoted.contains("\\") ? "E" + quoted.replace("\\", "\\\\") : quoted;
    }

    public static String list(List<String> values) {
        return values.stream().map(Literals::string).collect(Collectors.joining(", "));
    }
}
