package dev.camelion.catalogue.errors;

import dev.camelion.model.TableId;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A schema change that was not done: the target refused it, or it has no equivalent.
 *
 * @param id of its discarded row; null where it was never translated
 * @param target the table by PostgreSQL's names
 * @param mysql the text in the binlog
 * @param postgres what the target refused; null where there is nothing to run
 */
public record OpenSchemaChange(
        @Nullable Long id,
        Instant time,
        TableId table,
        String target,
        String position,
        @Nullable String mysql,
        @Nullable String postgres,
        String reason) {}
