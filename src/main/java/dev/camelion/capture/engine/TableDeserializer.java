package dev.camelion.capture.engine;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.github.shyiko.mysql.binlog.event.TableMapEventData;
import com.github.shyiko.mysql.binlog.event.deserialization.TableMapEventDataDeserializer;
import com.github.shyiko.mysql.binlog.io.ByteArrayInputStream;
import java.io.IOException;

/** What the binlog says of a table before its rows, names in UTF-8 and not in the JVM's character set. */
final class TableDeserializer extends TableMapEventDataDeserializer {
    /** The table's number and two bytes of no use here. */
    private static final int BEFORE_NAMES = 8;

    @Override
    public TableMapEventData deserialize(ByteArrayInputStream event) throws IOException {
        var bytes = event.read(event.available());
        var table = super.deserialize(new ByteArrayInputStream(bytes));
        var database = bytes[BEFORE_NAMES] & 0xff;
        // each name has its length before it, and a zero behind it
        var second = BEFORE_NAMES + 1 + database + 1;
        table.setDatabase(new String(bytes, BEFORE_NAMES + 1, database, UTF_8));
        table.setTable(new String(bytes, second + 1, bytes[second] & 0xff, UTF_8));
        return table;
    }
}
