package dev.camelion.capture;

import static java.util.Objects.requireNonNull;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Collection;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Future;
import java.util.stream.Collectors;
import org.apache.kafka.connect.runtime.WorkerConfig;
import org.apache.kafka.connect.storage.OffsetBackingStore;
import org.apache.kafka.connect.util.Callback;

/**
 * Gives the engine the offset to start from, which its configuration holds, and keeps nothing: the append writes the
 * offset, in the transaction of the rows that lead to it.
 */
public final class FixedOffset implements OffsetBackingStore {
    static final String OFFSET_KEY = "camelion.offset";

    private byte[] offset = {};

    @Override
    public void configure(WorkerConfig config) {
        offset = requireNonNull(config.originalsStrings().get(OFFSET_KEY), OFFSET_KEY)
                .getBytes(StandardCharsets.UTF_8);
    }

    @Override
    public Future<Map<ByteBuffer, ByteBuffer>> get(Collection<ByteBuffer> keys) {
        return CompletableFuture.completedFuture(
                keys.stream().collect(Collectors.toMap(key -> key, key -> ByteBuffer.wrap(offset))));
    }

    @Override
    @SuppressWarnings("NullAway") // Kafka hands no callback where none is wanted, and a Void has no value
    public Future<Void> set(Map<ByteBuffer, ByteBuffer> values, Callback<Void> callback) {
        if (callback != null) {
            callback.onCompletion(null, null);
        }
        return CompletableFuture.completedFuture(null);
    }

    @Override
    public Set<Map<String, Object>> connectorPartitions(String connectorName) {
        return Set.of();
    }

    @Override
    public void start() {}

    @Override
    public void stop() {}
}
