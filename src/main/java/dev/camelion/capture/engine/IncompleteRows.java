package dev.camelion.capture.engine;

import io.debezium.connector.mysql.MySqlOffsetContext;
import io.debezium.connector.mysql.MySqlPartition;
import io.debezium.data.Envelope;
import io.debezium.data.Envelope.Operation;
import io.debezium.pipeline.spi.ChangeRecordEmitter;
import io.debezium.pipeline.spi.OffsetContext;
import io.debezium.relational.TableSchema;
import io.debezium.schema.DataCollectionSchema;
import java.time.Instant;
import org.apache.kafka.connect.data.Struct;
import org.apache.kafka.connect.header.ConnectHeaders;

/**
 * Says in the place of row changes that they are not all in the binlog: a record with the operation {@code m}, without
 * rows. A header names the variable by which a session left a part out.
 */
public final class IncompleteRows implements ChangeRecordEmitter<MySqlPartition> {
    /** The record's operation. */
    public static final String OPERATION = Operation.MESSAGE.code();

    /** The record's header with the variable's name. */
    public static final String VARIABLE = "camelion.variable";

    static final String ROW_IMAGE = "binlog_row_image";
    static final String VALUE_OPTIONS = "binlog_row_value_options";

    private final MySqlPartition partition;
    private final MySqlOffsetContext offset;
    private final Instant now;
    private final String variable;

    IncompleteRows(MySqlPartition partition, MySqlOffsetContext offset, Instant now, String variable) {
        this.partition = partition;
        this.offset = offset;
        this.now = now;
        this.variable = variable;
    }

    @Override
    public void emitChangeRecords(DataCollectionSchema schema, Receiver<MySqlPartition> receiver)
            throws InterruptedException {
        var envelope = ((TableSchema) schema).getEnvelopeSchema();
        var value = new Struct(envelope.schema())
                .put(Envelope.FieldName.OPERATION, OPERATION)
                .put(Envelope.FieldName.SOURCE, offset.getSourceInfo())
                .put(Envelope.FieldName.TIMESTAMP, now.toEpochMilli());
        var headers = new ConnectHeaders();
        headers.addString(VARIABLE, variable);
        receiver.changeRecord(partition, schema, Operation.MESSAGE, null, value, offset, headers);
    }

    @Override
    public MySqlPartition getPartition() {
        return partition;
    }

    @Override
    public OffsetContext getOffset() {
        return offset;
    }

    @Override
    public Operation getOperation() {
        return Operation.MESSAGE;
    }
}
