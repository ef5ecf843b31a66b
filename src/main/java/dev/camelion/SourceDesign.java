package dev.camelion;

import dev.camelion.copy.TargetDesign;
import dev.camelion.ddl.SourceModelReader;
import dev.camelion.ddl.cascade.Cascades;
import dev.camelion.ddl.model.ColumnModel;
import dev.camelion.ddl.model.SourceModel;
import dev.camelion.ddl.model.TableModel;
import dev.camelion.ddl.name.Identifiers;
import dev.camelion.ddl.outcome.CascadingKey;
import dev.camelion.ddl.outcome.DdlWarning;
import dev.camelion.ddl.policy.TranslationPolicy;
import dev.camelion.ddl.render.TableRenderer;
import dev.camelion.ddl.type.TypeMap;
import dev.camelion.model.TableId;
import dev.camelion.value.ValueRule;
import dev.camelion.value.ValueRules;
import dev.camelion.verify.ReplicaDesign;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** The translator's view of a source, as the copy and the verification want it. */
final class SourceDesign implements TargetDesign, ReplicaDesign {
    private final TranslationPolicy policy;
    private final TypeMap types;
    private final ValueRules rules;

    SourceDesign(TranslationPolicy policy) {
        this.policy = policy;
        this.types = new TypeMap(policy);
        this.rules = new ValueRules(policy);
    }

    @Override
    public SourceModel read(Map<TableId, String> definitions, Map<String, String> charsets) {
        return SourceModelReader.read(definitions, charsets, policy);
    }

    @Override
    public boolean isOverridden(TableModel table, ColumnModel column) {
        return types.isOverridden(table, column);
    }

    @Override
    public ValueRule rule(TableModel table, ColumnModel column) {
        return rules.of(table, column);
    }

    @Override
    public String columnName(ColumnModel column) {
        return Identifiers.targetName(column.name());
    }

    @Override
    public List<CascadingKey> foreignKeys(SourceModel model, TableModel table) {
        return new Cascades(model, policy).of(table);
    }

    @Override
    public List<DdlWarning> warnings(SourceModel model) {
        var cascades = new Cascades(model, policy);
        return model.tables().values().stream()
                .flatMap(table -> Stream.concat(cascades.warnings(table).stream(), UnreadableLabels.of(table).stream()))
                .toList();
    }

    @Override
    public List<String> tables(TableModel table, String schema) {
        var renderer = renderer(table, schema);
        return Stream.concat(renderer.types().stream(), renderer.table().stream())
                .toList();
    }

    @Override
    public List<String> key(TableModel table, String schema) {
        return renderer(table, schema).key();
    }

    @Override
    public List<String> indexes(TableModel table, String schema) {
        return renderer(table, schema).otherIndexes();
    }

    @Override
    public List<String> comments(TableModel table, String schema) {
        return renderer(table, schema).comments();
    }

    private TableRenderer renderer(TableModel table, String schema) {
        return new TableRenderer(types, table, schema);
    }
}
