package dev.camelion.capture.engine;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.github.shyiko.mysql.binlog.event.QueryEventData;
import com.github.shyiko.mysql.binlog.event.deserialization.EventDataDeserializer;
import com.github.shyiko.mysql.binlog.io.ByteArrayInputStream;
import io.debezium.connector.mysql.charset.MySqlCharsetRegistry;
import java.io.IOException;
import java.nio.charset.Charset;
import java.util.Map;

/**
 * Statements in the character set of their session, which stands with them. Debezium's own deserializer reads them in
 * that of the JVM: where it starts without a LANG, an enum's label 'é' becomes two question marks.
 */
final class StatementDeserializer implements EventDataDeserializer<QueryEventData> {
    private static final MySqlCharsetRegistry CHARSETS = new MySqlCharsetRegistry();

    // what a session was like: a code and so many bytes each, in this order; all of them before the character set
    private static final int CATALOG = 6;
    private static final int CHARSET = 4;
    private static final Map<Integer, Integer> LENGTHS = Map.of(0, 4, 1, 8, 3, 4);

    @Override
    public QueryEventData deserialize(ByteArrayInputStream event) throws IOException {
        var query = new QueryEventData();
        query.setThreadId(event.readLong(4));
        query.setExecutionTime(event.readLong(4));
        var databaseLength = event.readInteger(1);
        query.setErrorCode(event.readInteger(2));
        var charset = charset(event.read(event.readInteger(2)));
        query.setDatabase(new String(event.read(databaseLength), UTF_8));
        // the zero behind it
        event.readInteger(1);
        query.setSql(new String(event.read(event.available()), charset));
        return query;
    }

    static Charset charset(byte[] session) {
        var at = 0;
        while (at < session.length && session[at] != CHARSET) {
            var length = session[at] == CATALOG && at + 1 < session.length
                    ? Integer.valueOf(1 + session[at + 1])
                    : LENGTHS.get((int) session[at]);
            if (length == null) {
                return UTF_8;
            }
            at += 1 + length;
        }
        return at + 2 < session.length ? charset((session[at + 1] & 0xff) | (session[at + 2] & 0xff) << 8) : UTF_8;
    }

    private static Charset charset(int collation) {
        var name = CHARSETS.getCharsetNameForCollationIndex(collation);
        var java = name == null || name.equals("binary") ? null : CHARSETS.getJavaEncodingForCharSet(name);
        return java == null ? UTF_8 : Charset.forName(java);
    }
}
