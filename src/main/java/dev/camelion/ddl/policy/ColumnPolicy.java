package dev.camelion.ddl.policy;

import dev.camelion.model.TableId;
import java.util.function.BiPredicate;
import org.jspecify.annotations.Nullable;

/**
 * What some columns do otherwise than their source; null where they do not.
 *
 * @param name of the columns as the settings have it
 * @param columns says of a table and the name of a column of it whether this is for it
 */
public record ColumnPolicy(
        String name,
        BiPredicate<TableId, String> columns,
        @Nullable ZeroDatePolicy zeroDate,
        @Nullable NulPolicy nulCharacter,
        @Nullable TimePolicy timeOutOfRange,
        @Nullable BooleanPolicy invalidBoolean) {}
