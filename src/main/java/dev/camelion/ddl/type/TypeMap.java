package dev.camelion.ddl.type;

import static java.util.Map.entry;

import dev.camelion.ddl.model.ColumnModel;
import dev.camelion.ddl.model.MySqlType;
import dev.camelion.ddl.model.TableModel;
import dev.camelion.ddl.name.Identifiers;
import dev.camelion.ddl.policy.Extension;
import dev.camelion.ddl.policy.TargetOptions;
import dev.camelion.ddl.policy.TranslationPolicy;
import dev.camelion.ddl.policy.TypeOverride;
import dev.camelion.ddl.policy.ZeroDatePolicy;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Map;
import java.util.Optional;

/** MySQL column types and the PostgreSQL types that hold every value of theirs, overrides first. Pure. */
public final class TypeMap {
    static final Map<String, String> TYPES = Map.ofEntries(
            entry("tinyint", "smallint"),
            entry("tinyint unsigned", "smallint"),
            entry("smallint", "smallint"),
            entry("smallint unsigned", "integer"), // 0..65535 overflows smallint
            entry("mediumint", "integer"),
            entry("mediumint unsigned", "integer"),
            entry("int", "integer"),
            entry("int unsigned", "bigint"), // 0..2^32-1 overflows integer
            entry("bigint", "bigint"),
            entry("bigint unsigned", "numeric(20,0)"), // 0..2^64-1 overflows bigint
            entry("float", "real"),
            entry("double", "double precision"),
            entry("tinytext", "text"),
            entry("text", "text"),
            entry("mediumtext", "text"),
            entry("longtext", "text"),
            entry("binary", "bytea"),
            entry("varbinary", "bytea"),
            entry("tinyblob", "bytea"),
            entry("blob", "bytea"),
            entry("mediumblob", "bytea"),
            entry("longblob", "bytea"),
            entry("date", "date"),
            entry("year", "smallint"),
            entry("json", "jsonb"),
            entry("set", "text[]"),
            entry("geometry", "bytea"),
            entry("point", "bytea"),
            entry("linestring", "bytea"),
            entry("polygon", "bytea"),
            entry("multipoint", "bytea"),
            entry("multilinestring", "bytea"),
            entry("multipolygon", "bytea"),
            entry("geomcollection", "bytea"),
            entry("vector", "bytea"));

    private final TranslationPolicy policy;

    public TypeMap(TranslationPolicy policy) {
        this.policy = policy;
    }

    /** What tables of the target have beside what the source says. */
    public TargetOptions options() {
        return policy.options();
    }

    /** The column's type in its table's schema, as PostgreSQL text. */
    public String targetType(TableModel table, ColumnModel column) {
        return targetType(policy.schema(table.id().database()), table, column);
    }

    /** The same for a copy of the table that lives in another schema; enum types live beside their table. */
    public String targetType(String schema, TableModel table, ColumnModel column) {
        return override(table, column)
                .map(override -> fitted(override.to(), column.type()))
                .orElseGet(() -> defaultType(schema, table, column));
    }

    /** The zone in which a DATETIME of the column is read where it becomes an instant. */
    public ZoneId zone(TableModel table, ColumnModel column) {
        return override(table, column).map(TypeOverride::zone).orElse(ZoneOffset.UTC);
    }

    /** What becomes of zero dates in the column. */
    public ZeroDatePolicy zeroDate(TableModel table, ColumnModel column) {
        return policy.columns()
                .policies()
                .of(table.id(), column.name(), column.nullable())
                .zeroDate();
    }

    /** Whether an override decides the column's type. */
    public boolean isOverridden(TableModel table, ColumnModel column) {
        return override(table, column).isPresent();
    }

    /** True where the column has an enum type of its own in PostgreSQL. */
    public boolean isEnum(TableModel table, ColumnModel column) {
        return column.type().name().equals("enum")
                && fitsEnum(column.type())
                && override(table, column).isEmpty();
    }

    /** True where the column is text with a check, because PostgreSQL's enum labels end at 63 bytes. */
    public boolean isCheckedText(TableModel table, ColumnModel column) {
        return column.type().name().equals("enum")
                && !fitsEnum(column.type())
                && override(table, column).isEmpty();
    }

    public static String enumName(TableModel table, ColumnModel column) {
        return column.enumName() != null
                ? column.enumName()
                : Identifiers.fitted("enum_" + table.id().table() + "_" + column.name());
    }

    private static boolean fitsEnum(MySqlType type) {
        return type.labels().stream().allMatch(label -> Identifiers.bytes(label) <= 63);
    }

    private Optional<TypeOverride> override(TableModel table, ColumnModel column) {
        return policy.columns().overrides().stream()
                .filter(override -> override.appliesTo(table.id(), column.type()))
                .findFirst();
    }

    private static String base(MySqlType type) {
        return type.unsigned() ? type.name() + " unsigned" : type.name();
    }

    /** What is written without a length takes the column's. */
    private String fitted(String to, MySqlType type) {
        var target = TargetType.of(to).orElse(null);
        if (target == null || !target.numbers().isEmpty()) {
            return to;
        }
        var length = type.length();
        return switch (target.name()) {
            case "time", "timestamp", "timestamptz" ->
                target.with(precision(type)).toString();
            case "bit", "bit varying" -> target.with(length(type)).toString();
            case "character varying" ->
                length != null && length > 0 && type.name().endsWith("char")
                        ? target.with(length).toString()
                        : target.toString();
            case "numeric" ->
                type.name().equals("decimal") && length != null && type.scale() != null
                        ? target.with(length, type.scale()).toString()
                        : target.toString();
            case "geometry" -> inExtension(Extension.POSTGIS);
            case "vector" -> inExtension(Extension.VECTOR);
            case "citext" -> inExtension(Extension.CITEXT);
            default -> to;
        };
    }

    /** Sessions may not look for types where the extension has its. */
    private String inExtension(Extension extension) {
        var schema = policy.columns().extensions().get(extension);
        return schema == null ? extension.type() : Identifiers.quote(schema) + "." + extension.type();
    }

    private String defaultType(String schema, TableModel table, ColumnModel column) {
        var type = column.type();
        return switch (type.name()) {
            case "bigint" -> column.autoIncrement() ? "bigint" : TYPES.getOrDefault(base(type), "bigint");
            case "decimal" -> "numeric(%d,%d)".formatted(type.length(), type.scale());
            case "bit" -> length(type) == 1 ? "boolean" : "bit(" + length(type) + ")";
            case "char", "varchar" -> length(type) == 0 ? "text" : "character varying(" + length(type) + ")";
            case "time" -> "time(" + precision(type) + ")";
            case "datetime" -> "timestamp(" + precision(type) + ")";
            case "timestamp" -> "timestamptz(" + precision(type) + ")";
            case "enum" -> fitsEnum(type) ? Identifiers.qualified(schema, enumName(table, column)) : "text";
            case "vector" -> hasExtension(Extension.VECTOR) ? inExtension(Extension.VECTOR) : known(type);
            default ->
                type.hasGeometry() && hasExtension(Extension.POSTGIS) ? inExtension(Extension.POSTGIS) : known(type);
        };
    }

    private boolean hasExtension(Extension extension) {
        return policy.columns().extensions().containsKey(extension);
    }

    private static String known(MySqlType type) {
        var target = TYPES.get(base(type));
        if (target == null) {
            target = TYPES.get(type.name());
        }
        if (target == null) {
            throw new UnmappedTypeException(type.name());
        }
        return target;
    }

    private static int length(MySqlType type) {
        return type.length() == null ? 1 : type.length();
    }

    private static int precision(MySqlType type) {
        return type.length() == null ? 0 : type.length();
    }
}
