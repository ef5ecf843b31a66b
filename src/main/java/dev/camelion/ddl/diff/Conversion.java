package dev.camelion.ddl.diff;

import dev.camelion.ddl.model.ColumnModel;
import dev.camelion.ddl.render.Literals;
import dev.camelion.ddl.type.TargetKind;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * How the values of a column become values of its new type.
 *
 * @param using the expression, in which the column has its old type
 * @param copyReason why the table must be copied again, as the expression cannot be sure to do what MySQL did
 */
record Conversion(String using, @Nullable String copyReason) {
    private static final Set<String> BYTES =
            Set.of("binary", "varbinary", "tinyblob", "blob", "mediumblob", "longblob");
    private static final Set<String> UTF8 = Set.of("utf8", "utf8mb3", "utf8mb4", "ascii");

    static Conversion of(ColumnModel old, String oldType, ColumnModel column, String newType, String name) {
        var from = TargetKind.of(oldType);
        var to = TargetKind.of(newType);
        if (from == TargetKind.BIT && (to == TargetKind.BIT || to == TargetKind.BOOLEAN)) {
            return sure(toBits(name, length(old), length(column), to));
        }
        if (from == to && to != TargetKind.ENUM && to != TargetKind.OTHER) {
            return sure(sameKind(column, name, from, newType));
        }
        var known =
                switch (to) {
                    case TEXT -> toText(old, column, from, name, newType);
                    case ENUM -> toEnum(column, from, name, newType);
                    case INTEGER, NUMERIC, FLOAT -> toNumber(old, from, name, newType);
                    case BOOLEAN -> from.isNumber() ? sure(name + " <> 0") : null;
                    case BIT ->
                        switch (from) {
                            case INTEGER -> sure(name + "::" + newType);
                            case BOOLEAN -> sure("%s::integer::%s".formatted(name, newType));
                            default -> null;
                        };
                    case BYTEA -> toBytes(old, column, from, name);
                    case TEXT_ARRAY -> from == TargetKind.TEXT ? sure(split(name)) : null;
                    case DATE, TIMESTAMP, TIMESTAMPTZ, TIME -> TimeConversions.of(old, oldType, column, newType, name);
                    case JSONB -> from == TargetKind.TEXT ? sure(name + "::jsonb") : null;
                    case INTERVAL, OTHER -> null;
                };
        return known != null ? known : doubtful(old, column, newType);
    }

    /** Values that change though the PostgreSQL type stays; null where there are none. */
    static @Nullable String ofSameTarget(ColumnModel old, ColumnModel column) {
        var from = old.type().name();
        var to = column.type().name();
        var isResized = !Objects.equals(old.type().length(), column.type().length());
        if (to.equals("binary") && (!from.equals(to) || isResized)) {
            return "MySQL fills BINARY columns such as %s with zero bytes".formatted(column.name());
        }
        if (!from.equals(to) && (from.equals("year") || to.equals("year"))) {
            return "MySQL reads years such as %s in its own way".formatted(column.name());
        }
        if (!from.equals(to) && (BYTES.contains(from) != BYTES.contains(to))) {
            return "the bytes of %s have a form of their own".formatted(column.name());
        }
        return isResized && to.equals("varbinary") ? cut(old, column) : null;
    }

    private static @Nullable String cut(ColumnModel old, ColumnModel column) {
        var from = old.type().length();
        var to = column.type().length();
        return from != null && to != null && to < from
                ? "MySQL may have cut the values of %s".formatted(column.name())
                : null;
    }

    static Conversion sure(String using) {
        return new Conversion(using, null);
    }

    /** A value that always fits, until the new copy brings the right ones. */
    static Conversion doubtful(ColumnModel old, ColumnModel column, String newType) {
        var using = column.nullable() ? "NULL" : ImplicitDefaults.of(column, newType);
        return new Conversion(
                using,
                "the conversion of %s from %s to %s is MySQL's own"
                        .formatted(
                                column.name(), old.type().name(), column.type().name()));
    }

    private static String sameKind(ColumnModel column, String name, TargetKind kind, String newType) {
        if (column.type().name().equals("char")) {
            return trimmed(name) + "::" + newType;
        }
        // an explicit cast cuts and rounds as MySQL does when it is not strict
        return kind == TargetKind.TEXT && newType.equals("text") ? name : name + "::" + newType;
    }

    /** MySQL keeps the bits at the right; a value too large becomes the largest where it is not refused. */
    private static String toBits(String name, int from, int to, TargetKind kind) {
        if (kind == TargetKind.BOOLEAN) {
            return "position(B'1' in %s) > 0".formatted(name);
        }
        if (to >= from) {
            return "lpad(%s::text, %d, '0')::bit(%d)".formatted(name, to, to);
        }
        return "CASE WHEN position('1' in left(%1$s::text, %2$d)) > 0 THEN repeat('1', %3$d) ELSE right(%1$s::text, %3$d) END::bit(%3$d)"
                .formatted(name, from - to, to);
    }

    private static int length(ColumnModel column) {
        return Objects.requireNonNullElse(column.type().length(), 1);
    }

    /** MySQL reads CHAR values without the blanks at their end. */
    static String trimmed(String name) {
        return "rtrim(%s, ' ')".formatted(name);
    }

    private static Conversion toText(
            ColumnModel old, ColumnModel column, TargetKind from, String name, String newType) {
        var cast = newType.equals("text") ? "" : "::" + newType;
        var why = "MySQL writes values of %s as text in its own way".formatted(old.name());
        return switch (from) {
            case INTEGER, NUMERIC -> sure(digits(old, name) + cast);
            case ENUM, DATE -> sure(name + "::text" + cast);
            case TEXT_ARRAY -> sure("array_to_string(%s, ',')%s".formatted(name, cast));
            case TIMESTAMP -> sure("to_char(%s, '%s')%s".formatted(name, TimeConversions.format(old), cast));
            case BYTEA -> fromBytes(old, column, name, cast, why);
            default -> new Conversion(name + "::text" + cast, why);
        };
    }

    private static String digits(ColumnModel old, String name) {
        return old.type().zerofill()
                ? "lpad(%s::text, greatest(length(%s::text), %d), '0')"
                        .formatted(name, name, ZeroFill.width(old.type()))
                : name + "::text";
    }

    private static Conversion fromBytes(ColumnModel old, ColumnModel column, String name, String cast, String why) {
        var isText = isUtf8(column) && BYTES.contains(old.type().name());
        return isText && !old.type().name().equals("binary")
                ? sure("convert_from(%s, 'UTF8')%s".formatted(name, cast))
                : new Conversion("encode(%s, 'escape')%s".formatted(name, cast), why);
    }

    private static boolean isUtf8(ColumnModel column) {
        var charset = column.type().charset();
        return charset == null || UTF8.contains(charset);
    }

    private static @Nullable Conversion toEnum(ColumnModel column, TargetKind from, String name, String newType) {
        if (from == TargetKind.INTEGER) {
            var labels = Literals.list(column.type().labels());
            return sure("(ARRAY[%s])[%s]::%s".formatted(labels, name, newType));
        }
        return from == TargetKind.TEXT || from == TargetKind.ENUM ? sure(name + "::text::" + newType) : null;
    }

    private static @Nullable Conversion toNumber(ColumnModel old, TargetKind from, String name, String newType) {
        return switch (from) {
            case INTEGER, NUMERIC, FLOAT -> sure(name + "::" + newType);
            case TEXT -> sure("%s::numeric::%s".formatted(name, newType));
            case BOOLEAN -> ofBoolean(old, name, newType);
            case BIT -> sure("%s::bigint::%s".formatted(name, newType));
            case ENUM -> sure("CASE %s::text %s END".formatted(name, positions(old)));
            default -> null;
        };
    }

    private static Conversion ofBoolean(ColumnModel old, String name, String newType) {
        var isBit = old.type().name().equals("bit") && length(old) == 1;
        var why = "numbers of %s other than 0 and 1 are no longer known".formatted(old.name());
        return new Conversion("%s::integer::%s".formatted(name, newType), isBit ? null : why);
    }

    /** MySQL turns an enum value into its position, its error value into 0. */
    private static String positions(ColumnModel old) {
        var labels = old.type().labels();
        var cases = new StringBuilder();
        for (int i = 0; i < labels.size(); i++) {
            cases.append("WHEN %s THEN %d ".formatted(Literals.string(labels.get(i)), i + 1));
        }
        return cases.append("WHEN '' THEN 0").toString();
    }

    private static @Nullable Conversion toBytes(ColumnModel old, ColumnModel column, TargetKind from, String name) {
        if (from != TargetKind.TEXT || !BYTES.contains(column.type().name())) {
            return null;
        }
        var isSame = isUtf8(old) && !column.type().name().equals("binary");
        var why = isSame ? null : "the bytes of %s depend on its character set or length".formatted(old.name());
        return new Conversion("convert_to(%s, 'UTF8')".formatted(name), why);
    }

    private static String split(String name) {
        return "CASE WHEN %s = '' THEN '{}'::text[] ELSE string_to_array(%s, ',') END".formatted(name, name);
    }
}
