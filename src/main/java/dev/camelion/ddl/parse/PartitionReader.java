package dev.camelion.ddl.parse;

import dev.camelion.ddl.statement.TableChange;
import io.debezium.ddl.parser.mysql.generated.MySqlParser;
import java.util.List;
import java.util.Set;

/** Partition clauses: which of them move rows in or out of the table. */
final class PartitionReader {
    /** They rearrange rows or look at them; none comes or goes. */
    private static final Set<Class<?>> HARMLESS = Set.of(
            MySqlParser.AlterByAddPartitionContext.class,
            MySqlParser.AlterByCoalescePartitionContext.class,
            MySqlParser.AlterByReorganizePartitionContext.class,
            MySqlParser.AlterByAnalyzePartitionContext.class,
            MySqlParser.AlterByCheckPartitionContext.class,
            MySqlParser.AlterByOptimizePartitionContext.class,
            MySqlParser.AlterByRebuildPartitionContext.class,
            MySqlParser.AlterByRepairPartitionContext.class,
            MySqlParser.AlterByUpgradePartitioningContext.class);

    private PartitionReader() {}

    static List<TableChange> changes(MySqlParser.AlterPartitionSpecificationContext clause, Names names) {
        if (HARMLESS.contains(clause.getClass())) {
            return List.of(new TableChange.NoEffect());
        }
        if (clause instanceof MySqlParser.AlterByRemovePartitioningContext) {
            return List.of(new TableChange.SetPartitioning(null));
        }
        if (clause instanceof MySqlParser.AlterByTruncatePartitionContext truncate && truncate.ALL() != null) {
            return List.of(new TableChange.RemoveRows());
        }
        if (clause instanceof MySqlParser.AlterByExchangePartitionContext exchange) {
            return List.of(new TableChange.ExchangeRows(names.table(exchange.tableName())));
        }
        return List.of(new TableChange.ChangeRows("%s changes rows unseen".formatted(Names.text(clause))));
    }
}
