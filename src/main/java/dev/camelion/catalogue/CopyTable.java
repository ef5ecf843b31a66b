package dev.camelion.catalogue;

import dev.camelion.model.BinlogPosition;
import dev.camelion.model.TableId;
import java.util.List;

/**
 * How far the copy of one table is.
 *
 * @param targetName its name in PostgreSQL
 * @param definition SHOW CREATE TABLE at its first snapshot
 * @param design what the settings make of it, as a text to compare
 * @param since its first snapshot; rows written from there on may be older in the loading schema
 * @param indexed whether rows, keys and indexes are complete
 */
public record CopyTable(
        TableId id,
        String targetName,
        String definition,
        String design,
        BinlogPosition since,
        boolean indexed,
        List<String> warnings,
        List<CopyChunk> chunks) {
    public CopyTable {
        warnings = List.copyOf(warnings);
        chunks = List.copyOf(chunks);
    }
}
