package dev.camelion.online;

import com.github.shyiko.mysql.binlog.BinaryLogClient;
import com.github.shyiko.mysql.binlog.event.DeleteRowsEventData;
import com.github.shyiko.mysql.binlog.event.Event;
import com.github.shyiko.mysql.binlog.event.TableMapEventData;
import com.github.shyiko.mysql.binlog.event.UpdateRowsEventData;
import com.github.shyiko.mysql.binlog.event.WriteRowsEventData;
import dev.camelion.testkit.MySqlServer;
import java.io.IOException;
import java.io.Serializable;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;

/** The row changes of one database from now on, as a reader of the binlog gets them. */
final class RowStream implements AutoCloseable {
    /** Takes a change: without old values it is an insert, without new ones a delete. */
    interface Receiver {
        void changed(String table, Serializable @Nullable [] old, Serializable @Nullable [] row) throws Exception;
    }

    private final BinaryLogClient client;
    private final String database;
    private final Receiver receiver;
    private final Map<Long, TableMapEventData> tables = new HashMap<>();
    private volatile @Nullable Exception failure;

    RowStream(MySqlServer mysql, String database, Receiver receiver) throws IOException, TimeoutException {
        this.database = database;
        this.receiver = receiver;
        this.client = new BinaryLogClient(mysql.host(), mysql.port(), mysql.user(), mysql.password());
        client.setServerId(ThreadLocalRandom.current().nextInt(1_000_000, 2_000_000));
        client.registerEventListener(this::received);
        client.connect(TimeUnit.SECONDS.toMillis(30));
    }

    boolean hasFailed() {
        return failure != null;
    }

    /** Throws what the receiver threw. */
    void check() throws Exception {
        if (failure != null) {
            throw failure;
        }
    }

    private void received(Event event) {
        try {
            if (failure == null) {
                read(event);
            }
        } catch (Exception refused) {
            failure = refused;
        }
    }

    private void read(Event event) throws Exception {
        var data = event.getData();
        if (data instanceof TableMapEventData table) {
            tables.put(table.getTableId(), table);
        } else if (data instanceof WriteRowsEventData write) {
            for (var row : write.getRows()) {
                hand(write.getTableId(), null, row);
            }
        } else if (data instanceof UpdateRowsEventData update) {
            for (var row : update.getRows()) {
                hand(update.getTableId(), row.getKey(), row.getValue());
            }
        } else if (data instanceof DeleteRowsEventData delete) {
            for (var row : delete.getRows()) {
                hand(delete.getTableId(), row, null);
            }
        }
    }

    private void hand(long tableId, Serializable @Nullable [] old, Serializable @Nullable [] row) throws Exception {
        var table = tables.get(tableId);
        if (table != null && table.getDatabase().equals(database)) {
            receiver.changed(table.getTable(), old, row);
        }
    }

    @Override
    public void close() throws IOException {
        client.disconnect();
    }
}
