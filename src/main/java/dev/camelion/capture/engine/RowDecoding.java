package dev.camelion.capture.engine;

import com.github.shyiko.mysql.binlog.event.EventType;
import com.github.shyiko.mysql.binlog.event.TableMapEventData;
import com.github.shyiko.mysql.binlog.event.deserialization.EventDeserializer;
import java.util.HashMap;
import java.util.Map;

/** How rows and statements are read from the binlog, and what it said of their tables. One thread at a time. */
final class RowDecoding {
    private final Map<Long, TableMapEventData> tables = new HashMap<>();

    /** Makes a deserializer read rows, and what goes with them, as we want them. */
    EventDeserializer equip(EventDeserializer events) {
        events.setEventDataDeserializer(EventType.QUERY, new StatementDeserializer());
        events.setEventDataDeserializer(EventType.TABLE_MAP, new TableDeserializer());
        events.setEventDataDeserializer(EventType.WRITE_ROWS, new RowDeserializers.Write(tables));
        events.setEventDataDeserializer(EventType.UPDATE_ROWS, new RowDeserializers.Update(tables));
        events.setEventDataDeserializer(EventType.DELETE_ROWS, new RowDeserializers.Delete(tables));
        events.setEventDataDeserializer(
                EventType.EXT_WRITE_ROWS, new RowDeserializers.Write(tables).setMayContainExtraInformation(true));
        events.setEventDataDeserializer(
                EventType.EXT_UPDATE_ROWS, new RowDeserializers.Update(tables).setMayContainExtraInformation(true));
        events.setEventDataDeserializer(
                EventType.EXT_DELETE_ROWS, new RowDeserializers.Delete(tables).setMayContainExtraInformation(true));
        events.setEventDataDeserializer(EventType.PARTIAL_UPDATE_ROWS_EVENT, new PartialUpdate.Deserializer());
        events.setEventDataDeserializer(EventType.TRANSACTION_PAYLOAD, new PayloadEvents.Deserializer());
        return events;
    }

    /** What the binlog says of a table before rows of it. */
    void table(TableMapEventData table) {
        tables.put(table.getTableId(), table);
    }

    /** How many columns the rows of a table have. */
    int columns(long table) {
        var map = tables.get(table);
        return map == null ? 0 : map.getColumnTypes().length;
    }

    /** The next file numbers the tables anew. */
    void forget() {
        tables.clear();
    }
}
