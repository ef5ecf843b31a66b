package dev.camelion.ddl.parse;

import dev.camelion.ddl.model.PartitionModel;
import dev.camelion.ddl.model.Partitioning;
import dev.camelion.ddl.model.Partitioning.Method;
import dev.camelion.ddl.statement.TableChange;
import io.debezium.ddl.parser.mysql.generated.MySqlParser;
import io.debezium.ddl.parser.mysql.generated.MySqlParser.PartitionDefinerAtomContext;
import io.debezium.ddl.parser.mysql.generated.MySqlParser.PartitionDefinitionContext;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** Partitions, and which clauses move rows in or out of the table. */
final class PartitionReader {
    /** They rearrange rows or look at them; none comes or goes, and no bound of a range or list changes. */
    private static final Set<Class<?>> HARMLESS = Set.of(
            MySqlParser.AlterByCoalescePartitionContext.class,
            MySqlParser.AlterByAnalyzePartitionContext.class,
            MySqlParser.AlterByCheckPartitionContext.class,
            MySqlParser.AlterByOptimizePartitionContext.class,
            MySqlParser.AlterByRebuildPartitionContext.class,
            MySqlParser.AlterByRepairPartitionContext.class,
            MySqlParser.AlterByUpgradePartitioningContext.class);

    private PartitionReader() {}

    /** PARTITION BY. */
    static TableChange partitioning(MySqlParser.PartitionDefinitionsContext clause) {
        var function = clause.partitionFunctionDefinition();
        var partitions = partitions(clause.partitionDefinition());
        if (function instanceof MySqlParser.PartitionFunctionRangeContext range) {
            return new TableChange.SetPartitioning(
                    range.COLUMNS() != null
                            ? new Partitioning(Method.RANGE, true, Names.of(range.uidList()), partitions)
                            : new Partitioning(
                                    Method.RANGE, false, List.of(Names.text(range.expression())), partitions));
        }
        if (function instanceof MySqlParser.PartitionFunctionListContext list) {
            return new TableChange.SetPartitioning(
                    list.COLUMNS() != null
                            ? new Partitioning(Method.LIST, true, Names.of(list.uidList()), partitions)
                            : new Partitioning(Method.LIST, false, List.of(Names.text(list.expression())), partitions));
        }
        return new TableChange.SetPartitioning(new Partitioning(Method.OTHER, false, List.of(), partitions));
    }

    static List<TableChange> changes(MySqlParser.AlterPartitionSpecificationContext clause, Names names) {
        if (HARMLESS.contains(clause.getClass())) {
            return List.of(new TableChange.NoEffect());
        }
        if (clause instanceof MySqlParser.AlterByAddPartitionContext add) {
            return List.of(new TableChange.AddPartitions(partitions(add.partitionDefinition())));
        }
        if (clause instanceof MySqlParser.AlterByReorganizePartitionContext reorganize) {
            return List.of(new TableChange.ReorganizePartitions(
                    Names.of(reorganize.uidList()), partitions(reorganize.partitionDefinition())));
        }
        if (clause instanceof MySqlParser.AlterByRemovePartitioningContext) {
            return List.of(new TableChange.SetPartitioning(null));
        }
        if (clause instanceof MySqlParser.AlterByDropPartitionContext drop) {
            return List.of(new TableChange.EmptyPartitions(Names.of(drop.uidList()), true));
        }
        if (clause instanceof MySqlParser.AlterByTruncatePartitionContext truncate) {
            return List.of(
                    truncate.ALL() != null
                            ? new TableChange.RemoveRows()
                            : new TableChange.EmptyPartitions(Names.of(truncate.uidList()), false));
        }
        if (clause instanceof MySqlParser.AlterByExchangePartitionContext exchange) {
            return List.of(new TableChange.ExchangeRows(names.table(exchange.tableName())));
        }
        return List.of(new TableChange.ChangeRows("%s changes rows unseen".formatted(Names.text(clause))));
    }

    private static List<PartitionModel> partitions(List<PartitionDefinitionContext> definitions) {
        return definitions.stream().map(PartitionReader::partition).toList();
    }

    private static PartitionModel partition(PartitionDefinitionContext definition) {
        if (definition instanceof MySqlParser.PartitionComparisonContext range) {
            return new PartitionModel(Names.of(range.uid()), List.of(tuple(range.partitionDefinerAtom())));
        }
        if (definition instanceof MySqlParser.PartitionListAtomContext list) {
            return new PartitionModel(
                    Names.of(list.uid()),
                    list.partitionDefinerAtom().stream()
                            .map(PartitionReader::row)
                            .toList());
        }
        if (definition instanceof MySqlParser.PartitionListVectorContext list) {
            return new PartitionModel(
                    Names.of(list.uid()),
                    list.partitionDefinerVector().stream()
                            .map(vector -> tuple(vector.partitionDefinerAtom()))
                            .toList());
        }
        return new PartitionModel(Names.of(((MySqlParser.PartitionSimpleContext) definition).uid()), List.of());
    }

    /** One value, or several in parentheses: the grammar takes those for an expression. */
    private static List<String> row(PartitionDefinerAtomContext atom) {
        var tokens = SqlTokens.ofCanonical(Names.text(atom));
        if (!tokens.get(0).isSymbol("(")) {
            return List.of(Names.text(atom));
        }
        var values = new ArrayList<String>();
        var value = new StringBuilder();
        for (var token : tokens.subList(1, tokens.size() - 1)) {
            if (token.isSymbol(",")) {
                values.add(value.toString());
                value.setLength(0);
            } else {
                value.append(token.text());
            }
        }
        values.add(value.toString());
        return values;
    }

    private static List<String> tuple(List<PartitionDefinerAtomContext> atoms) {
        return atoms.stream().map(Names::text).toList();
    }
}
