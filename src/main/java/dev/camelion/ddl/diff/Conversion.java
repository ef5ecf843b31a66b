package dev.camelion.ddl.diff;

import dev.camelion.ddl.model.ColumnModel;
import dev.camelion.ddl.render.Literals;
import dev.camelion.ddl.type.TargetKind;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * How the values of a column become values of its new type.
 *
 * @param using the expression, in which the column has its old type
 * @param copyReason why the table must be copied again, as the expression cannot be sure to do what MySQL did
 */
record Conversion(String using, @Nullable String copyReason) {
    private static final Set<String> UTF8 = Set.of("utf8", "utf8mb3", "utf8mb4", "ascii");

    static Conversion of(ColumnModel old, String oldType, ColumnModel column, String newType, String name) {
        var from = TargetKind.of(oldType);
        var to = TargetKind.of(newType);
        if (from == to && to != TargetKind.ENUM && to != TargetKind.OTHER) {
            return sure(sameKind(name, from, newType));
        }
        return switch (to) {
            case TEXT -> toText(old, from, name, newType);
            case ENUM -> toEnum(column, from, name, newType);
            case INTEGER, NUMERIC, FLOAT -> toNumber(old, from, name, newType);
            case BOOLEAN -> from.isNumber() ? sure(name + " <> 0") : doubtful(old, column, name, newType);
            case BIT -> from == TargetKind.INTEGER ? sure(name + "::" + newType) : doubtful(old, column, name, newType);
            case BYTEA -> toBytes(old, from, name);
            case TEXT_ARRAY ->
                from == TargetKind.TEXT
                        ? sure("CASE WHEN %s = '' THEN '{}'::text[] ELSE string_to_array(%s, ',') END"
                                .formatted(name, name))
                        : doubtful(old, column, name, newType);
            case DATE, TIMESTAMP, TIMESTAMPTZ -> toDate(old, column, from, name, newType);
            case TIME -> from == TargetKind.TEXT ? sure(name + "::" + newType) : doubtful(old, column, name, newType);
            case JSONB -> from == TargetKind.TEXT ? sure(name + "::jsonb") : doubtful(old, column, name, newType);
            case INTERVAL, OTHER -> doubtful(old, column, name, newType);
        };
    }

    /** Values that change though the PostgreSQL type stays; null where there are none. */
    static @Nullable String ofSameTarget(ColumnModel old, ColumnModel column) {
        var names = Set.of(old.type().name(), column.type().name());
        var isCut = old.type().length() != null
                && column.type().length() != null
                && column.type().length() < old.type().length();
        var isBinary = names.contains("binary");
        if (isBinary
                && (names.size() > 1
                        || !java.util.Objects.equals(
                                old.type().length(), column.type().length()))) {
            return "MySQL fills BINARY columns such as %s with zero bytes".formatted(column.name());
        }
        return isCut && names.equals(Set.of("varbinary"))
                ? "MySQL may have cut the values of %s".formatted(column.name())
                : null;
    }

    private static Conversion sure(String using) {
        return new Conversion(using, null);
    }

    /** A value that always fits, until the new copy brings the right ones. */
    private static Conversion doubtful(ColumnModel old, ColumnModel column, String name, String newType) {
        var using = column.nullable() ? "NULL" : ImplicitDefaults.of(column, newType);
        return new Conversion(
                using,
                "the conversion of %s from %s to %s is MySQL's own"
                        .formatted(
                                column.name(), old.type().name(), column.type().name()));
    }

    private static String sameKind(String name, TargetKind kind, String newType) {
        // an explicit cast cuts and rounds as MySQL does when it is not strict
        return kind == TargetKind.TEXT && newType.equals("text") ? name : name + "::" + newType;
    }

    private static Conversion toText(ColumnModel old, TargetKind from, String name, String newType) {
        var cast = newType.equals("text") ? "" : "::" + newType;
        var why = "MySQL writes values of %s as text in its own way".formatted(old.name());
        return switch (from) {
            case INTEGER, NUMERIC ->
                old.type().zerofill()
                        ? sure("lpad(%s::text, greatest(length(%s::text), %d), '0')%s"
                                .formatted(name, name, ZeroFill.width(old.type()), cast))
                        : sure(name + "::text" + cast);
            case ENUM, DATE -> sure(name + "::text" + cast);
            case TEXT_ARRAY -> sure("array_to_string(%s, ',')%s".formatted(name, cast));
            case TIMESTAMP -> sure("to_char(%s, '%s')%s".formatted(name, format(old), cast));
            case BYTEA ->
                isText(old)
                        ? sure("convert_from(%s, 'UTF8')%s".formatted(name, cast))
                        : new Conversion(name + "::text" + cast, why);
            default -> new Conversion(name + "::text" + cast, why);
        };
    }

    private static boolean isText(ColumnModel old) {
        return old.type().name().endsWith("blob") || old.type().name().endsWith("binary");
    }

    private static String format(ColumnModel old) {
        var precision = old.type().length() == null ? 0 : old.type().length();
        var fraction = precision == 0 ? "" : precision <= 6 ? ".FF" + precision : "";
        return "YYYY-MM-DD HH24:MI:SS" + fraction;
    }

    private static Conversion toEnum(ColumnModel column, TargetKind from, String name, String newType) {
        if (from.isNumber()) {
            var labels = Literals.list(column.type().labels());
            return sure("(ARRAY[%s])[%s::integer]::%s".formatted(labels, name, newType));
        }
        return sure(name + "::text::" + newType);
    }

    private static Conversion toNumber(ColumnModel old, TargetKind from, String name, String newType) {
        return switch (from) {
            case INTEGER, NUMERIC, FLOAT -> sure(name + "::" + newType);
            case TEXT -> sure("%s::numeric::%s".formatted(name, newType));
            case BOOLEAN -> sure("%s::integer::%s".formatted(name, newType));
            case BIT -> sure("%s::bigint::%s".formatted(name, newType));
            case ENUM -> sure("CASE %s END".formatted(positions(old, name)));
            default ->
                new Conversion(
                        "NULL::" + newType, "the conversion of %s to a number is MySQL's own".formatted(old.name()));
        };
    }

    /** MySQL turns an enum value into its position. */
    private static String positions(ColumnModel old, String name) {
        var labels = old.type().labels();
        var cases = new StringBuilder();
        for (int i = 0; i < labels.size(); i++) {
            cases.append("WHEN %s = %s THEN %d ".formatted(name, Literals.string(labels.get(i)), i + 1));
        }
        return cases.toString().trim();
    }

    private static Conversion toBytes(ColumnModel old, TargetKind from, String name) {
        var charset = old.type().charset();
        var isUtf8 = charset == null || UTF8.contains(charset);
        var text = from == TargetKind.TEXT ? name : name + "::text";
        var why = isUtf8 && from == TargetKind.TEXT
                ? null
                : "the bytes of %s depend on its character set".formatted(old.name());
        return new Conversion("convert_to(%s, 'UTF8')".formatted(text), why);
    }

    private static Conversion toDate(
            ColumnModel old, ColumnModel column, TargetKind from, String name, String newType) {
        var isTimestamp = from == TargetKind.TIMESTAMPTZ || TargetKind.of(newType) == TargetKind.TIMESTAMPTZ;
        if (isTimestamp && from != TargetKind.DATE && from != TargetKind.TEXT) {
            return new Conversion(
                    "(%s AT TIME ZONE 'UTC')::%s".formatted(name, newType),
                    "%s was converted in the time zone of the session, which the binlog does not have"
                            .formatted(column.name()));
        }
        if (isTimestamp) {
            return doubtful(old, column, name, newType);
        }
        return switch (from) {
            // MySQL rounds the fraction before it cuts the time
            case TIMESTAMP -> sure("%s::timestamp(0)::%s".formatted(name, newType));
            case DATE, TEXT -> sure(name + "::" + newType);
            default -> doubtful(old, column, name, newType);
        };
    }
}
