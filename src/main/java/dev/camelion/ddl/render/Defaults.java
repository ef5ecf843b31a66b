package dev.camelion.ddl.render;

import dev.camelion.ddl.model.ColumnModel;
import dev.camelion.ddl.parse.MySqlText;
import dev.camelion.ddl.type.TargetKind;
import java.time.ZoneId;
import java.util.Locale;
import java.util.Map;

/** Column defaults: what new rows get in the target where the replica does not say. */
public final class Defaults {
    private static final String UUID = "gen_random_uuid()";

    private static final Map<String, String> FUNCTIONS = Map.of(
            "uuid()", "(gen_random_uuid())::text",
            "json_array()", "'[]'::jsonb",
            "json_object()", "'{}'::jsonb",
            "curdate()", "CURRENT_DATE",
            "current_date", "CURRENT_DATE",
            "current_date()", "CURRENT_DATE",
            "curtime()", "LOCALTIME",
            "current_time", "LOCALTIME");

    private Defaults() {}

    /**
     * The default's text for a column of the given PostgreSQL type.
     *
     * @param zone of a DATETIME that becomes an instant
     */
    public static Rendered of(ColumnModel column, String targetType, ZoneId zone) {
        var text = column.defaultExpression();
        if (text == null || text.equals("NULL") || column.autoIncrement() || column.generation() != null) {
            return Rendered.NONE;
        }
        var kind = TargetKind.of(targetType);
        if (isCurrentTime(text)) {
            return currentTime(text, kind);
        }
        if (text.startsWith("(") || text.matches("(?i)[a-z_]+ *\\(.*")) {
            return expression(column, targetType, zone, stripped(text));
        }
        return ConstantLiterals.of(column, targetType, zone, text);
    }

    /** True where old rows of a new column get the time of the statement. */
    public static boolean isCurrentTime(String text) {
        var plain = stripped(text).toUpperCase(Locale.ROOT);
        return plain.matches("(CURRENT_TIMESTAMP|NOW|LOCALTIMESTAMP|LOCALTIME)( ?\\( ?\\d? ?\\))?");
    }

    /** True where old rows of a new column get the time or the day of the statement. */
    public static boolean isCurrent(String text) {
        return isCurrentTime(text) || isCurrentDate(text) || isCurrentClock(text);
    }

    /** True where PostgreSQL would give each row a value of its own. */
    public static boolean isVolatile(String sql) {
        return sql.contains(UUID);
    }

    private static boolean isCurrentClock(String text) {
        return stripped(text).toLowerCase(Locale.ROOT).replace(" ", "").matches("cur(rent_)?time(\\(\\d?\\))?");
    }

    /** True where old rows of a new column get the day of the statement. */
    public static boolean isCurrentDate(String text) {
        return stripped(text).toLowerCase(Locale.ROOT).replace(" ", "").matches("cur(rent_)?date(\\(\\))?");
    }

    private static Rendered currentTime(String text, TargetKind kind) {
        var digits = text.replaceAll("\\D", "");
        var precision = digits.isEmpty() ? "(0)" : "(" + digits + ")";
        return switch (kind) {
            case TIMESTAMPTZ -> Rendered.of("CURRENT_TIMESTAMP" + precision);
            case TIMESTAMP -> Rendered.of("LOCALTIMESTAMP" + precision);
            case DATE -> Rendered.of("CURRENT_DATE");
            default -> Rendered.dropped("the default %s does not fit the type".formatted(text));
        };
    }

    private static Rendered expression(ColumnModel column, String targetType, ZoneId zone, String expression) {
        var plain = expression.toLowerCase(Locale.ROOT).replace(" ", "");
        var function = FUNCTIONS.get(plain);
        if (function != null) {
            var isUuid = targetType.equals("uuid") && function.contains(UUID);
            return Rendered.of(isUuid ? UUID : function);
        }
        if (expression.startsWith("'")
                && MySqlText.quote(MySqlText.unquote(expression)).equals(expression)) {
            return ConstantLiterals.of(column, targetType, zone, expression);
        }
        return Expressions.value(expression, null)
                .map(translated -> Rendered.of("(" + translated + ")"))
                .orElseGet(() -> Rendered.dropped("the default (%s) has no translation".formatted(expression)));
    }

    /** Without the parentheses around the whole. */
    private static String stripped(String text) {
        var inner = text.trim();
        while (inner.startsWith("(") && closes(inner) == inner.length() - 1) {
            inner = inner.substring(1, inner.length() - 1).trim();
        }
        return inner;
    }

    private static int closes(String text) {
        var open = 0;
        for (int i = 0; i < text.length(); i++) {
            open += text.charAt(i) == '(' ? 1 : text.charAt(i) == ')' ? -1 : 0;
            if (open == 0) {
                return i;
            }
        }
        return -1;
    }
}
