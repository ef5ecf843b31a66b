package dev.camelion.copy;

import dev.camelion.ddl.model.ColumnModel;
import dev.camelion.ddl.model.IndexModel;
import dev.camelion.ddl.model.MySqlType;
import dev.camelion.ddl.model.SourceModel;
import dev.camelion.ddl.model.TableModel;
import dev.camelion.ddl.outcome.CascadingKey;
import dev.camelion.ddl.outcome.DdlWarning;
import dev.camelion.model.TableId;
import dev.camelion.value.ValueRule;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The simplest design that serves the copy's own tests: reads what MySQL 8 prints, one column a line. */
public final class PlainDesign implements TargetDesign {
    private static final Pattern COLUMN =
            Pattern.compile("  `(.+?)` (\\w+)(?:\\(((?:'(?:[^']|'')*'|[^)'])*)\\))?( unsigned)?( zerofill)?(.*?),?");
    private static final Pattern PRIMARY = Pattern.compile("  PRIMARY KEY \\((.*)\\),?");
    private static final Pattern CHARSET = Pattern.compile(" CHARACTER SET (\\w+)");

    @Override
    public SourceModel read(Map<TableId, String> definitions, Map<String, String> charsets) {
        var tables = new ArrayList<TableModel>();
        definitions.forEach((id, text) -> tables.add(table(tables.size() + 1, id, text)));
        return SourceModel.of(tables, charsets);
    }

    private static TableModel table(long identity, TableId id, String definition) {
        var columns = new ArrayList<ColumnModel>();
        var indexes = new ArrayList<IndexModel>();
        for (var line : definition.lines().toList()) {
            var column = COLUMN.matcher(line);
            var primary = PRIMARY.matcher(line);
            if (column.matches()) {
                columns.add(column(columns.size() + 1, column));
            } else if (primary.matches()) {
                indexes.add(primaryKey(primary.group(1), columns));
            }
        }
        return new TableModel(
                identity,
                id,
                id.table(),
                columns,
                indexes,
                List.of(),
                List.of(),
                100,
                null,
                null,
                null,
                null,
                "",
                null,
                null);
    }

    private static ColumnModel column(long id, Matcher column) {
        var name = column.group(2).equals("geometrycollection") ? "geomcollection" : column.group(2);
        var inside = column.group(3);
        var isList = name.equals("enum") || name.equals("set");
        var sizes = inside == null || isList ? new String[0] : inside.split(",");
        var labels = isList
                ? Arrays.stream(inside.substring(1, inside.length() - 1).split("','"))
                        .map(label -> label.replace("''", "'"))
                        .toList()
                : List.<String>of();
        var charset = CHARSET.matcher(column.group(6));
        var type = new MySqlType(
                name,
                sizes.length > 0 ? Integer.valueOf(sizes[0]) : null,
                sizes.length > 1 ? Integer.valueOf(sizes[1]) : null,
                column.group(4) != null,
                column.group(5) != null,
                labels,
                charset.find() ? charset.group(1) : null,
                null);
        var nullable = !column.group(6).contains("NOT NULL");
        return new ColumnModel(id, column.group(1), type, nullable, null, false, null, false, false, null, "");
    }

    private static IndexModel primaryKey(String names, List<ColumnModel> columns) {
        var parts = Arrays.stream(names.split(","))
                .map(name -> columns.stream()
                        .filter(column -> name.equals("`" + column.name() + "`"))
                        .findFirst()
                        .orElseThrow())
                .map(column -> new IndexModel.Part(column.id(), null, null, false))
                .toList();
        return new IndexModel(99, "PRIMARY", IndexModel.Kind.PRIMARY, parts, null);
    }

    @Override
    public List<CascadingKey> foreignKeys(SourceModel model, TableModel table) {
        return List.of();
    }

    @Override
    public List<DdlWarning> warnings(SourceModel model) {
        return List.of();
    }

    @Override
    public boolean isOverridden(TableModel table, ColumnModel column) {
        return false;
    }

    @Override
    public ValueRule rule(TableModel table, ColumnModel column) {
        return ValueRule.of(type(table, column, "any"));
    }

    private static String type(TableModel table, ColumnModel column, String schema) {
        var type = column.type();
        var length = type.length() == null ? 0 : type.length();
        return switch (type.name()) {
            case "tinyint" -> "smallint";
            case "smallint" -> type.unsigned() ? "integer" : "smallint";
            case "mediumint" -> "integer";
            case "int" -> type.unsigned() ? "bigint" : "integer";
            case "bigint" -> type.unsigned() ? "numeric(20)" : "bigint";
            case "decimal" -> "numeric(%d,%d)".formatted(type.length(), type.scale());
            case "float" -> "real";
            case "double" -> "double precision";
            case "bit" -> length == 1 ? "boolean" : "bit(%d)".formatted(length);
            case "char", "varchar" -> "varchar(%d)".formatted(length);
            case "tinytext", "text", "mediumtext", "longtext" -> "text";
            case "date" -> "date";
            case "time" -> column.name().contains("interval") ? "interval" : "time(%d)".formatted(length);
            case "datetime" -> "timestamp(%d)".formatted(length);
            case "timestamp" -> "timestamptz(%d)".formatted(length);
            case "year" -> "smallint";
            case "json" -> "jsonb";
            case "enum" -> Names.quoted(schema, enumName(table, column));
            case "set" -> "text[]";
            default -> "bytea";
        };
    }

    private static String enumName(TableModel table, ColumnModel column) {
        return "enum_%s_%s".formatted(table.id().table(), column.name());
    }

    @Override
    public List<String> tables(TableModel table, String schema) {
        var statements = new ArrayList<String>();
        var lines = new ArrayList<String>();
        for (var column : table.columns()) {
            if (column.type().name().equals("enum")) {
                var labels = column.type().labels().stream()
                        .map(PlainDesign::literal)
                        .toList();
                statements.add("create type %s as enum (%s)"
                        .formatted(Names.quoted(schema, enumName(table, column)), String.join(", ", labels)));
            }
            lines.add("%s %s%s"
                    .formatted(
                            Names.quoted(column.name()),
                            type(table, column, schema),
                            column.nullable() ? "" : " not null"));
        }
        statements.add(
                "create table %s (%s)".formatted(Names.quoted(schema, table.targetName()), String.join(", ", lines)));
        return statements;
    }

    private static String literal(String label) {
        return "'" + label.replace("'", "''") + "'";
    }

    @Override
    public List<String> key(TableModel table, String schema) {
        var names = table.keyColumns().stream()
                .map(column -> Names.quoted(column.name()))
                .toList();
        return names.isEmpty()
                ? List.of()
                : List.of("alter table %s add primary key (%s)"
                        .formatted(Names.quoted(schema, table.targetName()), String.join(", ", names)));
    }

    @Override
    public List<String> indexes(TableModel table, String schema) {
        return List.of();
    }

    @Override
    public List<String> comments(TableModel table, String schema) {
        return List.of();
    }
}
