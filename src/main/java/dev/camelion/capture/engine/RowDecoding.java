package dev.camelion.capture.engine;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.github.shyiko.mysql.binlog.event.EventType;
import com.github.shyiko.mysql.binlog.event.TableMapEventData;
import com.github.shyiko.mysql.binlog.event.deserialization.EventDeserializer;
import com.github.shyiko.mysql.binlog.event.deserialization.TableMapEventDataDeserializer;
import com.github.shyiko.mysql.binlog.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;

/** How rows and statements are read from the binlog, and what it said of their tables. One thread at a time. */
final class RowDecoding {
    private final Map<Long, TableMapEventData> tables = new HashMap<>();

    /** Makes a deserializer read rows, and what goes with them, as we want them. */
    EventDeserializer equip(EventDeserializer events) {
        events.setEventDataDeserializer(EventType.QUERY, new StatementDeserializer());
        Tables.readBy(events);
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

    /** What the binlog says of a table before its rows, names in UTF-8 and not in the JVM's character set. */
    private static final class Tables extends TableMapEventDataDeserializer {
        /** The table's number and two bytes of no use here. */
        private static final int BEFORE_NAMES = 8;

        /**
         * For all that the deserializer does. Set the usual way, the library would read each table by its own class as well,
         * which fails where {@link #end} says.
         */
        private static void readBy(EventDeserializer events) {
            var tables = new Tables();
            events.setEventDataDeserializer(EventType.TABLE_MAP, tables);
            try {
                var own = EventDeserializer.class.getDeclaredField("tableMapEventDataDeserializer");
                own.setAccessible(true);
                own.set(events, new EventDeserializer.EventDataWrapper.Deserializer(tables, tables));
            } catch (ReflectiveOperationException e) {
                throw new IllegalStateException(
                        "this version of the binlog client reads tables in a way that is not known here", e);
            }
        }

        @Override
        public TableMapEventData deserialize(ByteArrayInputStream event) throws IOException {
            var bytes = event.read(event.available());
            var database = bytes[BEFORE_NAMES] & 0xff;
            // each name has its length before it, and a zero behind it
            var second = BEFORE_NAMES + 1 + database + 1;
            var columns = second + 1 + (bytes[second] & 0xff) + 1;
            var table = super.deserialize(new ByteArrayInputStream(Arrays.copyOf(bytes, end(bytes, columns))));
            table.setDatabase(new String(bytes, BEFORE_NAMES + 1, database, UTF_8));
            table.setTable(new String(bytes, second + 1, bytes[second] & 0xff, UTF_8));
            return table;
        }

        /**
         * Where the optional part begins, which is of no use here. The library takes YEAR for a number whose sign is told,
         * MySQL 8.0.15 does not: capture stopped at tables with eight numbers and a YEAR.
         */
        private static int end(byte[] bytes, int columns) throws IOException {
            var map = new ByteArrayInputStream(bytes);
            map.skip(columns);
            var count = map.readPackedInteger();
            map.skip(count);
            var size = map.readPackedInteger();
            map.skip(size + (count + 7L) / 8);
            return bytes.length - map.available();
        }
    }
}
