package dev.camelion.capture.engine;

import com.github.luben.zstd.ZstdInputStreamNoFinalizer;
import com.github.shyiko.mysql.binlog.event.Event;
import com.github.shyiko.mysql.binlog.event.TransactionPayloadEventData;
import com.github.shyiko.mysql.binlog.event.deserialization.EventDataDeserializer;
import com.github.shyiko.mysql.binlog.event.deserialization.EventDeserializer;
import com.github.shyiko.mysql.binlog.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import org.jspecify.annotations.Nullable;

/**
 * The events of a transaction that the server compressed, read one by one: unpacked as a whole, a large one would not
 * fit into the heap.
 */
final class PayloadEvents implements AutoCloseable {
    private final ByteArrayInputStream unpacked;
    private final EventDeserializer events;

    PayloadEvents(TransactionPayloadEventData payload, RowDecoding decoding) throws IOException {
        this.unpacked = new ByteArrayInputStream(unpacked(payload));
        // events within have no checksum of their own
        this.events = decoding.equip(new EventDeserializer());
    }

    private static InputStream unpacked(TransactionPayloadEventData payload) throws IOException {
        var bytes = new java.io.ByteArrayInputStream(payload.getPayload());
        return switch (payload.getCompressionType()) {
            case Deserializer.ZSTD -> new ZstdInputStreamNoFinalizer(bytes);
            case Deserializer.NOT_COMPRESSED -> bytes;
            default -> throw new IOException("compression type " + payload.getCompressionType() + " is not known");
        };
    }

    /** Null behind the last one. */
    @Nullable
    Event next() throws IOException {
        return events.nextEvent(unpacked);
    }

    @Override
    public void close() throws IOException {
        unpacked.close();
    }

    /** Leaves the payload packed. */
    static final class Deserializer implements EventDataDeserializer<TransactionPayloadEventData> {
        static final int ZSTD = 0;
        static final int NOT_COMPRESSED = 255;

        // fields of the header: a type, a length, a number; the payload follows the end mark
        private static final int END = 0;
        private static final int SIZE = 1;
        private static final int COMPRESSION = 2;
        private static final int UNCOMPRESSED_SIZE = 3;

        @Override
        public TransactionPayloadEventData deserialize(ByteArrayInputStream event) throws IOException {
            var payload = new TransactionPayloadEventData();
            // whoever goes through the events at this point finds none
            payload.setUncompressedEvents(new ArrayList<>());
            for (var field = event.readPackedInteger(); field != END; field = event.readPackedInteger()) {
                var length = event.readPackedInteger();
                switch (field) {
                    case SIZE -> payload.setPayloadSize(event.readPackedInteger());
                    case COMPRESSION -> payload.setCompressionType(event.readPackedInteger());
                    case UNCOMPRESSED_SIZE ->
                        payload.setUncompressedSize((int) Math.min(event.readPackedLong(), Integer.MAX_VALUE));
                    default -> event.read(length);
                }
            }
            payload.setPayload(event.read(payload.getPayloadSize()));
            return payload;
        }
    }
}
