package dev.camelion.cli;

import dev.camelion.catalogue.errors.DiscardedRow;
import dev.camelion.catalogue.errors.OpenSchemaChange;
import dev.camelion.catalogue.errors.TroubledTable;
import dev.camelion.model.TableId;
import org.jspecify.annotations.Nullable;

/** What to do about what could not be carried over, as a command to copy. */
final class NextStep {
    private final String source;

    NextStep(String source) {
        this.source = source;
    }

    @Nullable
    String of(DiscardedRow row) {
        if (!row.isOpen()) {
            return null;
        }
        if (row.isCopied()) {
            return copy(row.table());
        }
        if (row.isQuarantined()) {
            return retry(row.table());
        }
        // a schema change is tried again with the tables that it put in quarantine
        return row.isSchemaChange() ? "retry_errors --all --source " + source : "retry_errors --id " + row.id();
    }

    String of(TroubledTable table) {
        return table.isCopyNeeded() ? copy(table.table()) : retry(table.table());
    }

    String of(OpenSchemaChange change) {
        return change.id() == null ? copy(change.table()) : "retry_errors --id %d --replace SQL".formatted(change.id());
    }

    String retry(TableId table) {
        return "retry_errors --tables %s --source %s".formatted(table, source);
    }

    String verify(TableId table) {
        return "verify --tables %s --source %s".formatted(table, source);
    }

    String status() {
        return "show_status --source " + source;
    }

    private String copy(TableId table) {
        return "sync_tables --tables %s --source %s".formatted(table, source);
    }
}
