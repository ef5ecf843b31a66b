package dev.camelion.copy;

import java.util.List;
import java.util.regex.Pattern;

/** Whether a column's type plainly has room for every value of another; where it says no, it may have. Pure. */
final class TypeRoom {
    private static final List<String> NUMBERS = List.of("smallint", "integer", "bigint", "numeric");
    private static final Pattern LENGTH = Pattern.compile("\\(([\\d,]+)\\)");
    private static final Pattern TEXT = Pattern.compile("text|character varying(\\(\\d+\\))?");
    private static final Pattern LABEL = Pattern.compile("E?'(?:[^']|'')*'");
    private static final String ENUM = "an enum of ";

    private TypeRoom() {}

    /** Both as {@link ExistingTable.Column#type()} tells them. */
    static boolean holds(String type, String other) {
        if (type.equals(other) || type.equals("text") && TEXT.matcher(other).matches()) {
            return true;
        }
        if (type.startsWith(ENUM) && other.startsWith(ENUM)) {
            return LABEL.matcher(other).results().allMatch(label -> type.contains(label.group()));
        }
        if (NUMBERS.contains(other)) {
            return NUMBERS.indexOf(type) > NUMBERS.indexOf(other);
        }
        return holdsLength(type, other);
    }

    // numeric(12,2) and numeric(10,4) are not told apart: only one number is compared
    private static boolean holdsLength(String type, String other) {
        var length = LENGTH.matcher(type);
        var otherLength = LENGTH.matcher(other);
        if (!length.replaceFirst("").equals(otherLength.replaceFirst(""))
                || !otherLength.reset().find()) {
            return false;
        }
        if (!length.reset().find()) {
            return true;
        }
        var most = length.group(1);
        var needed = otherLength.group(1);
        return !most.contains(",") && !needed.contains(",") && Integer.parseInt(most) >= Integer.parseInt(needed);
    }
}
