package dev.camelion.capture;

import dev.camelion.ddl.model.ColumnModel;
import dev.camelion.value.ReplacedText;
import dev.camelion.value.charset.SourceCharset;
import java.nio.ByteBuffer;
import org.apache.kafka.connect.data.Schema;
import org.apache.kafka.connect.data.SchemaBuilder;
import org.jspecify.annotations.Nullable;

/**
 * Texts of one column, whose bytes the engine hands on. They are read in the character set that the source model gives
 * the column: the engine overlooks a COLLATE after NOT NULL, and that of a table, and what ALTER TABLE makes the default,
 * and would read them in another one. Pure.
 */
final class TextDecoder {
    private static final SourceCharset UTF_8 = SourceCharset.of("utf8mb4");
    private static final String ENGINES_CHARSET = "charset";

    private final @Nullable SourceCharset charset;

    private TextDecoder(@Nullable SourceCharset charset) {
        this.charset = charset;
    }

    /** Null where the column holds no text, or labels, which the engine knows itself. */
    static @Nullable TextDecoder of(ColumnModel column) {
        var type = column.type();
        if (!type.hasCharset() || type.hasLabels()) {
            return null;
        }
        return new TextDecoder(type.charset() == null ? null : SourceCharset.of(type.charset()));
    }

    /** How the engine is to hand on the texts of a column. */
    static SchemaBuilder schema(@Nullable String charset) {
        var schema = SchemaBuilder.bytes().optional();
        return charset == null ? schema : schema.parameter(ENGINES_CHARSET, charset);
    }

    /** A text, as {@link ReplacedText} where the set lacks characters of it. */
    Object decoded(Object value, Schema schema) {
        if (!(value instanceof ByteBuffer bytes)) {
            return value;
        }
        var used = charset == null ? engines(schema) : charset;
        return ReplacedText.decoded(used, bytes.array(), bytes.arrayOffset() + bytes.position(), bytes.remaining());
    }

    /** Of a database that was made without a character set, where only the engine has heard of the server's own. */
    private static SourceCharset engines(Schema schema) {
        var parameters = schema.parameters();
        var name = parameters == null ? null : parameters.get(ENGINES_CHARSET);
        return name == null ? UTF_8 : SourceCharset.of(name);
    }
}
