package dev.camelion.ddl.random;

import dev.camelion.ddl.SourceModelReader;
import dev.camelion.ddl.model.ColumnModel;
import dev.camelion.ddl.model.TableModel;
import dev.camelion.ddl.name.Identifiers;
import dev.camelion.ddl.policy.TranslationPolicy;
import dev.camelion.ddl.type.TypeMap;
import dev.camelion.model.TableId;
import dev.camelion.testkit.MySqlServer;
import dev.camelion.value.Adjustments;
import dev.camelion.value.ValueCodec;
import dev.camelion.value.ValueCodecs;
import dev.camelion.value.ValueRules;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/** The types and rows of a table on both sides, made comparable by the product's own codecs. */
final class RowContents implements AutoCloseable {
    private static final String TYPES = "select attname, format_type(atttypid, atttypmod),"
            + " (select string_agg(enumlabel, ',' order by enumsortorder) from pg_enum where enumtypid = atttypid)"
            + " from pg_attribute where attrelid = %s and attnum > 0 and not attisdropped";

    private final String version;
    private final Connection texts;
    private String database = "";
    private TranslationPolicy policy;

    private record Compared(ColumnModel model, String type, ValueCodec codec) {
        String source() {
            var name = SourceColumn.quoted(model.name());
            return codec.isDecidedByServers() ? codec.sourceCanonical(name) : codec.selectExpression(name);
        }

        String target() {
            var name = Identifiers.quote(Identifiers.targetName(model.name()));
            return codec.isDecidedByServers() ? codec.targetCanonical(name) : codec.targetText(name);
        }

        /** The same text on both sides; {@code value} is what {@link #source} gave. */
        String sourceText(byte[] value) {
            if (value == null) {
                return "NULL";
            }
            return codec.isDecidedByServers()
                    ? new String(value, StandardCharsets.UTF_8)
                    : codec.comparable(String.valueOf(codec.fromCopy(value, new Adjustments())));
        }

        String targetText(String value) {
            return value == null ? "NULL" : codec.isDecidedByServers() ? value : codec.comparable(value);
        }
    }

    RowContents(MySqlServer server) throws SQLException {
        // without it the server sends each column in its own character set
        this.texts = DriverManager.getConnection(
                server.jdbcUrl("mysql") + "&characterSetResults=UTF-8&tinyInt1isBit=false",
                server.user(),
                server.password());
        this.version = SourceTables.rows(texts, "select version()").get(0).get(0);
        this.policy = policy();
    }

    /** Goes over to the tables of a database, whose schema has the same name. */
    void use(String name) throws SQLException {
        database = name;
        policy = policy();
        texts.setCatalog(name);
    }

    private TranslationPolicy policy() {
        return new TranslationPolicy(
                Map.of(database, database), table -> true, List.of(), version, Set.of("STRICT_TRANS_TABLES"));
    }

    List<String> differences(Connection source, Connection target, String name) throws SQLException {
        var id = new TableId(database, name);
        var definition = SourceTables.rows(source, "show create table " + SourceColumn.quoted(name))
                .get(0)
                .get(1);
        var table = SourceModelReader.read(Map.of(id, definition), Map.of(database, "utf8mb4"), policy)
                .table(id)
                .orElseThrow();
        if (table.unsupported() != null) {
            return List.of("%s: %s".formatted(name, table.unsupported()));
        }
        var columns = columns(table);
        var types = typeDifferences(target, table, columns);
        return types.isEmpty() ? rowDifferences(target, table, columns) : types;
    }

    private List<Compared> columns(TableModel table) {
        var types = new TypeMap(policy);
        var rules = new ValueRules(policy);
        return table.columns().stream()
                .map(column -> {
                    var type = types.isEnum(table, column)
                            ? "enum " + String.join(",", column.type().labels())
                            : types.targetType(table, column);
                    return new Compared(column, type, ValueCodecs.of(column, rules.of(table, column)));
                })
                .toList();
    }

    private List<String> typeDifferences(Connection target, TableModel table, List<Compared> columns)
            throws SQLException {
        var found = new ArrayList<String>();
        var actual =
                SourceTables.rows(
                                target,
                                TYPES.formatted(TargetStructure.regclass(
                                        database, table.id().table())))
                        .stream()
                        .collect(Collectors.toMap(
                                row -> row.get(0), row -> row.get(2) == null ? row.get(1) : "enum " + row.get(2)));
        for (var column : columns) {
            var expected = column.type()
                    .replaceAll("^timestamptz(\\(\\d\\))", "timestamp$1 with time zone")
                    .replaceAll("^(timestamp|time)(\\(\\d\\))$", "$1$2 without time zone");
            var there =
                    actual.getOrDefault(Identifiers.targetName(column.model().name()), "none");
            if (!there.equals(expected)) {
                found.add("%s.%s: the type should be %s and is %s"
                        .formatted(table.id().table(), column.model().name(), expected, there));
            }
        }
        return found;
    }

    private List<String> rowDifferences(Connection target, TableModel table, List<Compared> columns)
            throws SQLException {
        var name = table.id().table();
        var expected = sourceRows(name, columns);
        var actual = targetRows(target, table.targetName(), columns);
        if (expected.equals(actual)) {
            return List.of();
        }
        var missing = new ArrayList<>(expected);
        actual.forEach(missing::remove);
        var extra = new ArrayList<>(actual);
        expected.forEach(extra::remove);
        return List.of("%s (%s): the target lacks %s and has instead %s"
                .formatted(
                        name,
                        columns.stream().map(c -> c.model().name()).collect(Collectors.joining("|")),
                        missing,
                        extra));
    }

    private List<String> sourceRows(String name, List<Compared> columns) throws SQLException {
        var list = columns.stream().map(Compared::source).collect(Collectors.joining(", "));
        var rows = new ArrayList<String>();
        try (var statement = texts.createStatement();
                var result = statement.executeQuery("select " + list + " from " + SourceColumn.quoted(name))) {
            while (result.next()) {
                var row = new ArrayList<String>();
                for (var i = 0; i < columns.size(); i++) {
                    row.add(columns.get(i).sourceText(result.getBytes(i + 1)));
                }
                rows.add(String.join("|", row));
            }
        }
        Collections.sort(rows);
        return rows;
    }

    private List<String> targetRows(Connection target, String name, List<Compared> columns) throws SQLException {
        var list = columns.stream().map(Compared::target).collect(Collectors.joining(", "));
        var rows = new ArrayList<String>();
        for (var values :
                SourceTables.rows(target, "select %s from %s".formatted(list, Identifiers.qualified(database, name)))) {
            var row = new ArrayList<String>();
            for (var i = 0; i < columns.size(); i++) {
                row.add(columns.get(i).targetText(values.get(i)));
            }
            rows.add(String.join("|", row));
        }
        Collections.sort(rows);
        return rows;
    }

    @Override
    public void close() throws SQLException {
        texts.close();
    }
}
