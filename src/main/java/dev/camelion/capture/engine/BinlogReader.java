package dev.camelion.capture.engine;

import static java.util.Objects.requireNonNull;

import com.github.shyiko.mysql.binlog.event.DeleteRowsEventData;
import com.github.shyiko.mysql.binlog.event.Event;
import com.github.shyiko.mysql.binlog.event.EventHeaderV4;
import com.github.shyiko.mysql.binlog.event.QueryEventData;
import com.github.shyiko.mysql.binlog.event.RotateEventData;
import com.github.shyiko.mysql.binlog.event.TableMapEventData;
import com.github.shyiko.mysql.binlog.event.TransactionPayloadEventData;
import com.github.shyiko.mysql.binlog.event.UpdateRowsEventData;
import com.github.shyiko.mysql.binlog.event.WriteRowsEventData;
import dev.camelion.capture.engine.BinlogListener.Statement;
import io.debezium.DebeziumException;
import io.debezium.connector.binlog.event.EventDataDeserializationExceptionData;
import io.debezium.connector.mysql.MySqlOffsetContext;
import io.debezium.connector.mysql.MySqlPartition;
import io.debezium.connector.mysql.MySqlStreamingChangeEventSource;
import io.debezium.relational.TableId;
import java.io.IOException;
import java.util.BitSet;
import org.jspecify.annotations.Nullable;

/**
 * Debezium's reader, which overlooks no event: what it would pass over is told to the listener, rows that lack columns
 * become a record that says so, and the events of a compressed transaction are read one by one.
 */
final class BinlogReader extends MySqlStreamingChangeEventSource {
    private final ReaderFactory.Parts parts;
    private final BinlogListener listener;
    private final RowDecoding decoding = new RowDecoding();

    private @Nullable MySqlPartition partition;

    BinlogReader(ReaderFactory.Parts parts, BinlogListener listener) {
        super(
                parts.settings(),
                parts.connections().mainConnection(),
                parts.dispatcher(),
                parts.errors(),
                parts.clock(),
                parts.context(),
                parts.schema(),
                parts.metrics(),
                parts.snapshots(),
                parts.client());
        this.parts = parts;
        this.listener = listener;
        // Debezium's constructor has set its own, before there was a decoding
        parts.client().setEventDeserializer(decoding.equip(createEventDeserializer()));
    }

    @Override
    public void execute(ChangeEventSourceContext context, MySqlPartition partition, MySqlOffsetContext offset)
            throws InterruptedException {
        this.partition = partition;
        super.execute(context, partition, offset);
    }

    @Override
    protected void handleEvent(
            MySqlPartition partition, MySqlOffsetContext offset, ChangeEventSourceContext context, Event event) {
        listener.event();
        super.handleEvent(partition, offset, context, event);
    }

    @Override
    protected void handleRotateLogsEvent(MySqlOffsetContext offset, Event event) {
        RotateEventData rotation = unwrapData(event);
        listener.file(rotation.getBinlogFilename());
        decoding.forget();
        super.handleRotateLogsEvent(offset, event);
    }

    @Override
    protected void handleQueryEvent(MySqlPartition partition, MySqlOffsetContext offset, Event event)
            throws InterruptedException {
        QueryEventData query = unwrapData(event);
        if (!query.getSql().equals("BEGIN")) {
            EventHeaderV4 header = event.getHeader();
            query.setSql(listener.statement(new Statement(
                    header.getPosition(),
                    header.getNextPosition(),
                    header.getTimestamp(),
                    query.getDatabase() == null ? "" : query.getDatabase(),
                    query.getSql())));
        }
        super.handleQueryEvent(partition, offset, event);
    }

    @Override
    protected void handleUpdateTableMetadata(MySqlPartition partition, MySqlOffsetContext offset, Event event)
            throws InterruptedException {
        TableMapEventData map = unwrapData(event);
        decoding.table(map);
        EventHeaderV4 header = event.getHeader();
        var changed = new dev.camelion.model.TableId(map.getDatabase(), map.getTable());
        listener.rowsOf(changed, header.getPosition());
        super.handleUpdateTableMetadata(partition, offset, event);
        var table = new TableId(map.getDatabase(), null, map.getTable());
        if (parts.schema().schemaFor(table) == null
                && parts.settings().getTableFilters().dataCollectionFilter().isIncluded(table)) {
            listener.unknownTable(changed, header.getPosition());
        }
    }

    @Override
    protected void handleInsert(MySqlPartition partition, MySqlOffsetContext offset, Event event)
            throws InterruptedException {
        WriteRowsEventData rows = unwrapData(event);
        if (lacksColumns(rows.getTableId(), rows.getIncludedColumns())) {
            incomplete(partition, offset, rows.getTableId(), IncompleteRows.ROW_IMAGE);
        } else {
            super.handleInsert(partition, offset, event);
        }
    }

    @Override
    protected void handleUpdate(MySqlPartition partition, MySqlOffsetContext offset, Event event)
            throws InterruptedException {
        UpdateRowsEventData rows = unwrapData(event);
        if (lacksColumns(rows.getTableId(), rows.getIncludedColumnsBeforeUpdate())
                || lacksColumns(rows.getTableId(), rows.getIncludedColumns())) {
            incomplete(partition, offset, rows.getTableId(), IncompleteRows.ROW_IMAGE);
        } else {
            super.handleUpdate(partition, offset, event);
        }
    }

    @Override
    protected void handleDelete(MySqlPartition partition, MySqlOffsetContext offset, Event event)
            throws InterruptedException {
        DeleteRowsEventData rows = unwrapData(event);
        if (lacksColumns(rows.getTableId(), rows.getIncludedColumns())) {
            incomplete(partition, offset, rows.getTableId(), IncompleteRows.ROW_IMAGE);
        } else {
            super.handleDelete(partition, offset, event);
        }
    }

    /**
     * The binlog counts the hidden columns of functional indexes, which stand last and which MySQL 8.0.15 leaves out of
     * every row; the engine's model does not have them.
     */
    private boolean lacksColumns(long table, BitSet included) {
        return included.cardinality() < decoding.columns(table)
                && isReplicated(table)
                && included.nextClearBit(0)
                        < parts.schema().tableFor(tableId(table)).columns().size();
    }

    private boolean isReplicated(long table) {
        var id = tableId(table);
        return id != null && parts.schema().schemaFor(id) != null;
    }

    private @Nullable TableId tableId(long table) {
        return parts.schema().getTableId(table);
    }

    private void incomplete(MySqlPartition partition, MySqlOffsetContext offset, long table, String variable)
            throws InterruptedException {
        var id = tableId(table);
        offset.setRowNumber(0, 1);
        offset.event(id, eventTimestamp);
        parts.dispatcher()
                .dispatchDataChangeEvent(
                        partition,
                        id,
                        new IncompleteRows(partition, offset, parts.clock().currentTimeAsInstant(), variable));
        offset.changeEventCompleted();
    }

    /** Debezium has no handler for updates of parts of JSON documents, which would be missing. */
    @Override
    protected void ignoreEvent(MySqlOffsetContext offset, Event event) {
        if (parts.errors().getProducerThrowable() != null) {
            // an event before it failed, and took all handlers with it
            return;
        }
        if (!(event.getData() instanceof PartialUpdate update)) {
            listener.passedOver(event.getHeader());
        } else if (isReplicated(update.table())) {
            try {
                incomplete(requireNonNull(partition), offset, update.table(), IncompleteRows.VALUE_OPTIONS);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new DebeziumException("interrupted at " + event.getHeader(), e);
            }
        }
        super.ignoreEvent(offset, event);
    }

    @Override
    protected void handleServerIncident(MySqlPartition partition, MySqlOffsetContext offset, Event event) {
        if (!(event.getData() instanceof EventDataDeserializationExceptionData)) {
            listener.passedOver(event.getHeader());
        }
        super.handleServerIncident(partition, offset, event);
    }

    /** All events of a compressed transaction stand where it stands as a whole. */
    @Override
    protected void handleTransactionPayload(
            MySqlPartition partition, MySqlOffsetContext offset, ChangeEventSourceContext context, Event event) {
        TransactionPayloadEventData payload = unwrapData(event);
        EventHeaderV4 place = event.getHeader();
        try (var events = new PayloadEvents(payload, decoding)) {
            for (var inner = events.next(); inner != null; inner = events.next()) {
                EventHeaderV4 header = inner.getHeader();
                header.setEventLength(place.getEventLength());
                header.setNextPosition(place.getNextPosition());
                handleEvent(partition, offset, context, inner);
            }
        } catch (IOException e) {
            throw new DebeziumException("the compressed transaction at " + place.getPosition() + " cannot be read", e);
        }
    }
}
