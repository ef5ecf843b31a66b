package dev.camelion.copy;

import dev.camelion.ddl.model.SourceModel;
import java.sql.SQLException;
import java.util.TreeSet;
import javax.sql.DataSource;

/** The schemas that a copy is loaded into, one beside each target schema; nobody else's. */
final class LoadingSchemas {
    private final CopyPlan plan;
    private final DataSource target;

    LoadingSchemas(CopyPlan plan, DataSource target) {
        this.plan = plan;
        this.target = target;
    }

    /** Drops what a copy that was killed has left, and begins with empty tables. */
    void create(TargetDesign design, SourceModel model) throws SQLException {
        try (var session = new TargetSession(target)) {
            drop(session);
            for (var schema : new TreeSet<>(plan.schemas().values())) {
                session.execute("create schema " + Names.quoted(Names.loading(schema)));
            }
            for (var table : model.tables().values()) {
                session.executeAll(design.tables(table, Names.loading(plan.schema(table.id()))));
            }
        }
    }

    void drop() throws SQLException {
        try (var session = new TargetSession(target)) {
            drop(session);
        }
    }

    private void drop(TargetSession session) throws SQLException {
        for (var schema : new TreeSet<>(plan.schemas().values())) {
            session.execute("drop schema if exists %s cascade".formatted(Names.quoted(Names.loading(schema))));
        }
    }
}
