package dev.camelion.capture;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.camelion.ddl.model.ColumnModel;
import io.debezium.connector.mysql.charset.MySqlCharsetRegistry;
import java.nio.ByteBuffer;
import java.nio.charset.Charset;
import java.util.Locale;
import org.apache.kafka.connect.data.Schema;
import org.apache.kafka.connect.data.SchemaBuilder;
import org.jspecify.annotations.Nullable;

/**
 * Texts of one column, whose bytes the engine hands on. They are read in the character set that the source model gives
 * the column: the engine overlooks a COLLATE after NOT NULL, and that of a table, and what ALTER TABLE makes the default,
 * and would read them in another one. Pure.
 */
final class TextDecoder {
    private static final MySqlCharsetRegistry CHARSETS = new MySqlCharsetRegistry();
    private static final String ENGINES_CHARSET = "charset";

    private final @Nullable Charset charset;

    private TextDecoder(@Nullable Charset charset) {
        this.charset = charset;
    }

    /** Null where the column holds no text, or labels, which the engine knows itself. */
    static @Nullable TextDecoder of(ColumnModel column) {
        var type = column.type();
        if (!type.hasCharset() || type.hasLabels()) {
            return null;
        }
        return new TextDecoder(type.charset() == null ? null : charset(type.charset()));
    }

    /** How the engine is to hand on the texts of a column. */
    static SchemaBuilder schema(@Nullable String charset) {
        var schema = SchemaBuilder.bytes().optional();
        return charset == null ? schema : schema.parameter(ENGINES_CHARSET, charset);
    }

    Object decoded(Object value, Schema schema) {
        if (!(value instanceof ByteBuffer bytes)) {
            return value;
        }
        var used = charset == null ? engines(schema) : charset;
        var from = bytes.arrayOffset() + bytes.position();
        return used.equals(Latin1.WINDOWS)
                ? Latin1.decoded(bytes.array(), from, bytes.remaining())
                : new String(bytes.array(), from, bytes.remaining(), used);
    }

    /** Of a database that was made without a character set, where only the engine has heard of the server's own. */
    private static Charset engines(Schema schema) {
        var parameters = schema.parameters();
        var name = parameters == null ? null : parameters.get(ENGINES_CHARSET);
        return name == null ? UTF_8 : charset(name);
    }

    static Charset charset(String mysqlName) {
        var name = CHARSETS.getJavaEncodingForCharSet(mysqlName.toLowerCase(Locale.ROOT));
        return name == null ? UTF_8 : Charset.forName(name);
    }
}
