package dev.camelion.copy;

import dev.camelion.model.TableId;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Predicate;

/**
 * What is copied where.
 *
 * @param sourceId of the source in the catalogue
 * @param schemas PostgreSQL schema of each MySQL database
 * @param included says which tables of those databases
 * @param columnTypes what decided the types of the columns, as JSON for the catalogue
 * @param workers chunks copied at once; each takes a connection to both ends
 * @param chunkBytes about so large is a chunk
 * @param indexBytes what building an index may take in the target before it sorts on disk
 * @param grantSelectTo roles that may read what is copied
 * @param restart whether what an earlier copy has done is forgotten
 */
public record CopyPlan(
        long sourceId,
        Map<String, String> schemas,
        Predicate<TableId> included,
        String columnTypes,
        int workers,
        long chunkBytes,
        long indexBytes,
        List<String> grantSelectTo,
        boolean restart) {
    private static final long CHUNK_BYTES = 32L << 20;
    private static final long INDEX_BYTES = 256L << 20;

    /** With the usual sizes. */
    public CopyPlan(
            long sourceId, Map<String, String> schemas, Predicate<TableId> included, String columnTypes, int workers) {
        this(sourceId, schemas, included, columnTypes, workers, CHUNK_BYTES, INDEX_BYTES, List.of(), false);
    }

    public CopyPlan {
        schemas = Map.copyOf(new TreeMap<>(schemas));
        grantSelectTo = List.copyOf(grantSelectTo);
        if (workers < 1) {
            throw new IllegalArgumentException("a copy takes one worker or more, not " + workers);
        }
    }

    /** The schema that each MySQL database is loaded into. */
    public Map<String, String> loadingSchemas() {
        var loading = new TreeMap<String, String>();
        schemas.forEach((database, schema) -> loading.put(database, Names.loading(schema)));
        return loading;
    }

    String schema(TableId table) {
        var schema = schemas.get(table.database());
        if (schema == null) {
            throw new IllegalArgumentException("%s is not replicated".formatted(table));
        }
        return schema;
    }
}
