package dev.camelion.ddl.render;

import dev.camelion.ddl.name.Identifiers;
import java.util.List;

/** Rights of the roles that may read all tables, on what is created while a source is replicated. Pure. */
public final class ReaderGrants {
    private final List<String> readers;

    public ReaderGrants(List<String> readers) {
        this.readers = List.copyOf(readers);
    }

    public List<String> onTable(String schema, String table) {
        return grants("SELECT ON TABLE " + Identifiers.qualified(schema, table));
    }

    public List<String> onSchema(String schema) {
        return grants("USAGE ON SCHEMA " + Identifiers.quote(schema));
    }

    /** A role that is gone since the copy must not stop the schema change. */
    private List<String> grants(String right) {
        return readers.stream()
                .map(reader ->
                        "BEGIN GRANT %s TO %s; EXCEPTION WHEN undefined_object THEN RAISE WARNING '%%', SQLERRM; END"
                                .formatted(right, Identifiers.quote(reader)))
                .map(block -> "DO " + Literals.string(block))
                .toList();
    }
}
