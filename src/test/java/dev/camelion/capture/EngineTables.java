package dev.camelion.capture;

import com.fasterxml.jackson.databind.JsonNode;
import io.debezium.connector.mysql.antlr.MySqlAntlrDdlParser;
import io.debezium.connector.mysql.charset.MySqlCharsetRegistry;
import io.debezium.function.Predicates;
import io.debezium.relational.Column;
import io.debezium.relational.Table;
import io.debezium.relational.TableId;
import io.debezium.relational.Tables;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;

/** The engine's own tables, made by its own parser as the connector sets it up. */
final class EngineTables {
    private static final Predicate<String> DROPPED = Predicates.includes(CaptureConsumer.DROPPED_STATEMENTS);

    // names of one type, and types whose rows the engine decodes alike
    private static final Map<String, String> SYNONYMS = Map.ofEntries(
            Map.entry("integer", "int"),
            Map.entry("int4", "int"),
            Map.entry("int1", "tinyint"),
            Map.entry("int2", "smallint"),
            Map.entry("int3", "mediumint"),
            Map.entry("middleint", "mediumint"),
            Map.entry("int8", "bigint"),
            Map.entry("bool", "tinyint"),
            Map.entry("boolean", "tinyint"),
            Map.entry("dec", "decimal"),
            Map.entry("fixed", "decimal"),
            Map.entry("numeric", "decimal"),
            Map.entry("real", "double"),
            Map.entry("double precision", "double"),
            Map.entry("float4", "float"),
            Map.entry("float8", "double"),
            Map.entry("geometrycollection", "geomcollection"),
            Map.entry("character varying", "varchar"),
            Map.entry("national varchar", "varchar"),
            Map.entry("national character varying", "varchar"),
            Map.entry("nvarchar", "varchar"),
            Map.entry("nchar", "char"),
            Map.entry("long", "mediumtext"),
            Map.entry("long varchar", "mediumtext"),
            Map.entry("long varbinary", "mediumblob"));

    private final MySqlAntlrDdlParser parser =
            new MySqlAntlrDdlParser(true, false, false, Tables.TableFilter.includeAll(), new MySqlCharsetRegistry());
    private final Tables tables = new Tables();

    void read(String database, String sql) {
        if (!DROPPED.test(sql.strip()) && !sql.startsWith("XA ")) {
            parser.setCurrentSchema(database);
            parser.parse(sql.strip(), tables);
        }
    }

    /** Table by table what decides how its rows are decoded. */
    Map<String, String> structure() {
        var structure = new TreeMap<String, String>();
        for (TableId id : tables.tableIds()) {
            structure.put(id.catalog() + "." + id.table(), structure(tables.forTable(id)));
        }
        return structure;
    }

    private static String structure(Table table) {
        return table.columns().stream().map(EngineTables::structure).toList().toString();
    }

    private static String structure(Column column) {
        var type = column.typeName().toLowerCase(Locale.ROOT);
        var labels = column.enumValues() == null || column.enumValues().isEmpty()
                ? ""
                : MySqlAntlrDdlParser.extractEnumAndSetOptions(column.enumValues()).stream()
                        .map(label -> label.replace("\\,", ","))
                        .toList()
                        .toString();
        return structure(column.name(), type, labels, column.isOptional());
    }

    /** The same of what information_schema says. */
    static Map<String, String> structure(JsonNode mysql) {
        var structure = new TreeMap<String, String>();
        mysql.fields()
                .forEachRemaining(table -> structure.put(
                        table.getKey(),
                        StreamSupport.stream(table.getValue().get("columns").spliterator(), false)
                                .map(EngineTables::column)
                                .toList()
                                .toString()));
        return structure;
    }

    private static String column(JsonNode column) {
        var type = column.get("type").asText();
        var hasLabels = type.startsWith("enum(") || type.startsWith("set(");
        var labels = hasLabels ? labels(type) : "";
        return structure(
                column.get("name").asText(),
                hasLabels ? type.substring(0, type.indexOf('(')) : type,
                labels,
                column.get("nullable").asBoolean());
    }

    private static String labels(String type) {
        var quoted = Pattern.compile("'((?:[^']|'')*)'").matcher(type);
        return quoted.results()
                .map(label -> label.group(1).replace("''", "'").replace("\\\\", "\\"))
                .collect(Collectors.toList())
                .toString();
    }

    private static String structure(String name, String type, String labels, boolean nullable) {
        var unsigned = type.contains("unsigned") || type.contains("zerofill");
        var base = type.replaceAll("\\(.*\\)| unsigned| signed| zerofill| binary", "")
                .strip();
        return "%s %s%s%s%s"
                .formatted(
                        name,
                        SYNONYMS.getOrDefault(base, base),
                        unsigned ? " unsigned" : "",
                        labels,
                        nullable ? "" : " not null");
    }

    static List<String> differences(Map<String, String> engine, Map<String, String> mysql) {
        var differences = new TreeMap<String, String>();
        mysql.forEach((table, columns) -> {
            if (!columns.equals(engine.get(table))) {
                differences.put(table, "%s is %s, the engine has %s".formatted(table, columns, engine.get(table)));
            }
        });
        engine.forEach((table, columns) -> {
            if (!mysql.containsKey(table)) {
                differences.put(table, "%s is not there, the engine has %s".formatted(table, columns));
            }
        });
        return List.copyOf(differences.values());
    }
}
