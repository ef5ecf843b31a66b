package dev.camelion.ddl.policy;

import dev.camelion.model.TableId;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;

/**
 * What is replicated, where to, and how MySQL's text is to be read.
 *
 * @param schemas MySQL database to PostgreSQL schema; databases that are not in it are not replicated
 * @param included says which tables of those databases are replicated
 * @param columns which types columns take
 * @param serverVersion of MySQL, for version comments, for example {@code 8.0.36}
 * @param sqlMode of the source, for example {@code ANSI_QUOTES}
 * @param options what tables of the target have beside that
 */
public record TranslationPolicy(
        Map<String, String> schemas,
        Predicate<TableId> included,
        ColumnMapping columns,
        String serverVersion,
        Set<String> sqlMode,
        TargetOptions options) {
    public TranslationPolicy(
            Map<String, String> schemas,
            Predicate<TableId> included,
            List<TypeOverride> typeOverrides,
            String serverVersion,
            Set<String> sqlMode) {
        this(schemas, included, ColumnMapping.of(typeOverrides), serverVersion, sqlMode, TargetOptions.NONE);
    }

    public TranslationPolicy {
        schemas = Map.copyOf(schemas);
        sqlMode = Set.copyOf(sqlMode);
    }

    /** True where the table has, or should have, a counterpart in the target. */
    public boolean replicates(TableId table) {
        return schemas.containsKey(table.database()) && included.test(table);
    }

    /** The PostgreSQL schema of a database; the database's own name where it is not replicated. */
    public String schema(String database) {
        return Optional.ofNullable(schemas.get(database)).orElse(database);
    }

    /** False where MySQL turns values it cannot keep into others instead of refusing them. */
    public boolean isStrict() {
        return sqlMode.stream().anyMatch(mode -> mode.startsWith("STRICT_") || mode.equals("TRADITIONAL"));
    }
}
