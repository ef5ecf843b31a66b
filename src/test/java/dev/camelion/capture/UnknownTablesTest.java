package dev.camelion.capture;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.github.shyiko.mysql.binlog.event.Event;
import com.github.shyiko.mysql.binlog.event.EventHeaderV4;
import com.github.shyiko.mysql.binlog.event.WriteRowsEventData;
import dev.camelion.ddl.policy.TranslationPolicy;
import io.debezium.connector.binlog.BinlogStreamingChangeEventSource;
import io.debezium.relational.TableId;
import io.debezium.util.LoggingContext;
import java.lang.reflect.Modifier;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.logging.log4j.ThreadContext;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.slf4j.Logger;

/** Rows that the engine says it passes over: those of a table that is not given up stop capture. */
class UnknownTablesTest {
    private final EngineWords words = new EngineWords(
            new TranslationPolicy(Map.of("shop", "shop"), table -> true, List.of(), "9.7.4", Set.of()),
            new DdlPolicy(DdlPolicy.Unsupported.QUARANTINE, List.of()));
    private final UnknownTables tables = new UnknownTables("unknown-tables-test", words);

    @AfterEach
    void close() {
        tables.close();
        ThreadContext.remove(LoggingContext.CONNECTOR_NAME);
    }

    @Test
    void rows_of_a_table_that_is_given_up_are_passed_over() throws Exception {
        words.of("shop", "alter table t frobnicate all");

        passOver("unknown-tables-test", "t");

        assertThatCode(tables::check).doesNotThrowAnyException();
    }

    @Test
    void rows_of_any_other_table_stop_capture() throws Exception {
        words.of("shop", "alter table t frobnicate all");

        passOver("unknown-tables-test", "u");

        assertThatThrownBy(tables::check).hasMessageContaining("shop.u").hasMessageContaining("1187");
    }

    @Test
    void rows_of_another_source_are_its_own_business() throws Exception {
        passOver("another-source", "u");

        assertThatCode(tables::check).doesNotThrowAnyException();
    }

    /** Logs what the engine logs, by the engine's logger, as it does on its reader's thread. */
    private static void passOver(String source, String table) throws Exception {
        ThreadContext.put(LoggingContext.CONNECTOR_NAME, source);
        var header = new EventHeaderV4();
        header.setNextPosition(1187 + 40);
        header.setEventLength(40);
        engineLogger()
                .warn(
                        UnknownTables.PASSED_OVER,
                        new Event(header, new WriteRowsEventData()),
                        Map.of(),
                        new TableId("shop", null, table),
                        "\n",
                        "\n",
                        1187,
                        1227,
                        "binlog.000001");
    }

    private static Logger engineLogger() throws IllegalAccessException {
        var field = Arrays.stream(BinlogStreamingChangeEventSource.class.getDeclaredFields())
                .filter(f -> Modifier.isStatic(f.getModifiers()) && f.getType() == Logger.class)
                .findFirst()
                .orElseThrow();
        field.setAccessible(true);
        return (Logger) field.get(null);
    }
}
