package dev.camelion.capture.engine;

import com.github.shyiko.mysql.binlog.event.EventData;
import com.github.shyiko.mysql.binlog.event.deserialization.EventDataDeserializer;
import com.github.shyiko.mysql.binlog.io.ByteArrayInputStream;
import java.io.IOException;

/**
 * An event with updates of parts of JSON documents. Of what it holds only the table is read.
 *
 * @param table its number in the binlog
 */
record PartialUpdate(long table) implements EventData {
    private static final int TABLE_NUMBER_BYTES = 6;

    static final class Deserializer implements EventDataDeserializer<PartialUpdate> {
        @Override
        public PartialUpdate deserialize(ByteArrayInputStream event) throws IOException {
            return new PartialUpdate(event.readLong(TABLE_NUMBER_BYTES));
        }
    }
}
