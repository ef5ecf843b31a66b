package dev.camelion.ddl.model;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * How the rows of a table are spread over its partitions. The target has one plain table; this says which rows go where a
 * partition goes.
 *
 * @param by the columns of RANGE COLUMNS or LIST COLUMNS, else the one expression as MySQL text; empty for {@link
 *     Method#OTHER}
 * @param partitions in MySQL's order, ranges from the lowest
 */
public record Partitioning(Method method, boolean isByColumns, List<String> by, List<PartitionModel> partitions) {
    /** OTHER spreads rows in a way that only MySQL knows: HASH and KEY. */
    public enum Method {
        RANGE,
        LIST,
        OTHER
    }

    public Partitioning {
        by = List.copyOf(by);
        partitions = List.copyOf(partitions);
    }

    /** MySQL compares partition names without regard to case. */
    public Optional<PartitionModel> partition(String name) {
        return partitions.stream().filter(p -> p.name().equalsIgnoreCase(name)).findFirst();
    }

    /** True where rows are told apart by the same rule, whatever the bounds. */
    public boolean isSpreadAs(@Nullable Partitioning other) {
        return other != null && method == other.method && isByColumns == other.isByColumns && by.equals(other.by);
    }

    public Partitioning plus(List<PartitionModel> more) {
        var all = new ArrayList<>(partitions);
        all.addAll(more);
        return with(all);
    }

    public Partitioning without(List<String> names) {
        return with(partitions.stream().filter(p -> !isNamed(p, names)).toList());
    }

    /** Other partitions in the place of some that stand together. */
    public Partitioning replaced(List<String> names, List<PartitionModel> replacements) {
        var all = new ArrayList<PartitionModel>();
        var isDone = false;
        for (var partition : partitions) {
            if (!isNamed(partition, names)) {
                all.add(partition);
            } else if (!isDone) {
                all.addAll(replacements);
                isDone = true;
            }
        }
        return with(all);
    }

    private Partitioning with(List<PartitionModel> all) {
        return new Partitioning(method, isByColumns, by, all);
    }

    private static boolean isNamed(PartitionModel partition, List<String> names) {
        return names.stream().anyMatch(partition.name()::equalsIgnoreCase);
    }
}
