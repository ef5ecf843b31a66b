package dev.camelion.capture.engine;

import com.github.shyiko.mysql.binlog.event.TableMapEventData;
import com.github.shyiko.mysql.binlog.io.ByteArrayInputStream;
import io.debezium.config.CommonConnectorConfig.EventProcessingFailureHandlingMode;
import io.debezium.connector.binlog.event.RowDeserializers.DeleteRowsDeserializer;
import io.debezium.connector.binlog.event.RowDeserializers.UpdateRowsDeserializer;
import io.debezium.connector.binlog.event.RowDeserializers.WriteRowsDeserializer;
import java.io.IOException;
import java.io.Serializable;
import java.util.Map;

/** Rows as Debezium reads them, with our {@link Dates}: its own gives null for dates that are no days, as for NULL. */
final class RowDeserializers {
    private static final EventProcessingFailureHandlingMode FAIL = EventProcessingFailureHandlingMode.FAIL;

    private RowDeserializers() {}

    static final class Write extends WriteRowsDeserializer {
        Write(Map<Long, TableMapEventData> tables) {
            super(tables, FAIL);
        }

        @Override
        protected Serializable deserializeDate(ByteArrayInputStream row) throws IOException {
            return Dates.date(row);
        }

        @Override
        protected Serializable deserializeDatetime(ByteArrayInputStream row) throws IOException {
            return Dates.oldDateTime(row);
        }

        @Override
        protected Serializable deserializeDatetimeV2(int digits, ByteArrayInputStream row) throws IOException {
            return Dates.dateTime(row, digits);
        }
    }

    static final class Update extends UpdateRowsDeserializer {
        Update(Map<Long, TableMapEventData> tables) {
            super(tables, FAIL);
        }

        @Override
        protected Serializable deserializeDate(ByteArrayInputStream row) throws IOException {
            return Dates.date(row);
        }

        @Override
        protected Serializable deserializeDatetime(ByteArrayInputStream row) throws IOException {
            return Dates.oldDateTime(row);
        }

        @Override
        protected Serializable deserializeDatetimeV2(int digits, ByteArrayInputStream row) throws IOException {
            return Dates.dateTime(row, digits);
        }
    }

    static final class Delete extends DeleteRowsDeserializer {
        Delete(Map<Long, TableMapEventData> tables) {
            super(tables, FAIL);
        }

        @Override
        protected Serializable deserializeDate(ByteArrayInputStream row) throws IOException {
            return Dates.date(row);
        }

        @Override
        protected Serializable deserializeDatetime(ByteArrayInputStream row) throws IOException {
            return Dates.oldDateTime(row);
        }

        @Override
        protected Serializable deserializeDatetimeV2(int digits, ByteArrayInputStream row) throws IOException {
            return Dates.dateTime(row, digits);
        }
    }
}
