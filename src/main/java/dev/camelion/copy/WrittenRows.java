package dev.camelion.copy;

import dev.camelion.catalogue.Json;
import dev.camelion.catalogue.Queries;
import dev.camelion.source.RowsByKey;
import dev.camelion.value.Adjustments;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Brings rows that were written since their chunk was copied to the state of the last snapshot: all of them are deleted,
 * then those that the snapshot has are written. One transaction a table, so that unique values may move between rows.
 */
final class WrittenRows {
    private static final String KEYS = Queries.load("copy_written_keys");
    private static final String PUT = Queries.load("put_rows");
    private static final String COUNT = Queries.load("count_loaded_rows");
    private static final int PAGE_KEYS = 5_000;
    private static final int PAGE_BYTES = 4 << 20;

    private final CopyContext context;
    private final TableJob job;
    private final List<String> key;
    private final RowsByKey rows;
    private final Adjustments adjustments = new Adjustments();

    WrittenRows(CopyContext context, TableJob job) {
        this.context = context;
        this.job = job;
        var design = context.design();
        this.key = job.table().keyColumns().stream().map(design::columnName).toList();
        this.rows = new RowsByKey(job.table(), design::columnName, column -> design.rule(job.table(), column));
    }

    /** Reads the rows through a connection of the snapshot; {@code session} writes. */
    void bring(Connection source, TargetSession session) throws SQLException {
        var target = session.connection();
        var widening = new Widening(
                target, job, context.design(), context.store(), context.plan().sourceId());
        for (var isDone = false; !isDone; ) {
            try {
                context.owner().begin(target);
                inPages(keys -> put(target, List.of(), keys));
                inPages(keys -> read(source, target, keys, widening));
                count(target);
                target.commit();
                isDone = true;
            } catch (Widening.Needed needed) {
                target.rollback();
                target.setAutoCommit(true);
                widening.make(needed);
            }
        }
        target.setAutoCommit(true);
        job.finished(0, 0, 0, adjustments.drain());
    }

    private interface Page {
        void keys(List<String> keys) throws SQLException;
    }

    // by a cursor, over a connection of its own: there may be millions
    private void inPages(Page page) throws SQLException {
        try (var session = new TargetSession(context.target())) {
            session.connection().setAutoCommit(false);
            try (var query = session.connection().prepareStatement(KEYS)) {
                query.setFetchSize(PAGE_KEYS);
                query.setArray(1, session.connection().createArrayOf("text", key.toArray()));
                query.setLong(2, context.plan().sourceId());
                query.setString(3, job.id().database());
                query.setString(4, job.id().table());
                try (var found = query.executeQuery()) {
                    var keys = new ArrayList<String>();
                    while (found.next()) {
                        keys.add(found.getString(1));
                        if (keys.size() == PAGE_KEYS) {
                            page.keys(keys);
                            keys.clear();
                        }
                    }
                    if (!keys.isEmpty()) {
                        page.keys(keys);
                    }
                }
            }
        }
    }

    private void read(Connection source, Connection target, List<String> keys, Widening widening) throws SQLException {
        var batch = new ArrayList<String>();
        var size = new long[1];
        var values = new ArrayList<Map<String, @Nullable Object>>();
        for (var text : keys) {
            values.add(Json.readMap(text));
        }
        rows.read(source, key, values, column -> true, adjustments, (row, refusal) -> {
            if (refusal != null) {
                new RefusedRows(
                                target,
                                context.loadingId(),
                                job.id(),
                                job.schema(),
                                job.table().targetName(),
                                0)
                        .add(Json.write(row), RefusedRows.POLICY, refusal);
                return;
            }
            checkRoom(row, widening);
            var json = Json.write(row);
            batch.add(json);
            size[0] += json.length();
            if (size[0] > PAGE_BYTES) {
                put(target, batch, List.of());
                batch.clear();
                size[0] = 0;
            }
        });
        put(target, batch, List.of());
    }

    private void checkRoom(Map<String, @Nullable String> row, Widening widening) {
        for (var column : job.table().columns()) {
            var value = row.get(context.design().columnName(column));
            if (value == null) {
                widening.checkNull(column);
            } else if (value.isEmpty()) {
                widening.checkEmpty(column);
            }
        }
    }

    private void put(Connection target, List<String> present, List<String> gone) throws SQLException {
        if (present.isEmpty() && gone.isEmpty()) {
            return;
        }
        try (var put = target.prepareStatement(PUT)) {
            put.setLong(1, context.loadingId());
            put.setLong(2, context.owner().epoch());
            put.setString(3, job.schema());
            put.setString(4, job.table().targetName());
            put.setArray(5, target.createArrayOf("text", present.toArray()));
            put.setArray(6, target.createArrayOf("text", gone.toArray()));
            put.execute();
        }
    }

    // what the chunks counted is not what is there any more
    private void count(Connection target) throws SQLException {
        var statement = COUNT.formatted(Names.quoted(job.schema(), job.table().targetName()));
        try (var query = target.prepareStatement(statement)) {
            query.setLong(1, context.loadingId());
            query.setString(2, job.schema());
            query.setString(3, job.table().targetName());
            try (var row = query.executeQuery()) {
                row.next();
                job.counted(row.getLong(1), row.getLong(2));
            }
        }
    }
}
