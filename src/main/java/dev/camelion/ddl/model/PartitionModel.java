package dev.camelion.ddl.model;

import java.util.List;

/**
 * A partition and which rows it takes.
 *
 * @param values MySQL texts. A range has one tuple, its upper bound, which it does not take; a list has a tuple for each
 *     of its values; a hash partition has none. A part of a tuple may be {@code MAXVALUE} or {@code NULL}.
 */
public record PartitionModel(String name, List<List<String>> values) {
    public PartitionModel {
        values = values.stream().map(List::copyOf).toList();
    }
}
