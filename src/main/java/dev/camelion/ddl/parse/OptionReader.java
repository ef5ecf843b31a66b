package dev.camelion.ddl.parse;

import dev.camelion.ddl.statement.TableChange;
import io.debezium.ddl.parser.mysql.generated.MySqlParser;
import java.math.BigDecimal;
import java.util.Locale;

/** Table options; most of them concern the storage engine only. */
final class OptionReader {
    private OptionReader() {}

    static TableChange option(MySqlParser.TableOptionContext option) {
        if (option instanceof MySqlParser.TableOptionCommentContext comment) {
            return new TableChange.SetComment(
                    MySqlText.unquote(comment.STRING_LITERAL().getText()));
        }
        if (option instanceof MySqlParser.TableOptionAutoIncrementContext next) {
            return new TableChange.SetAutoIncrement(
                    new BigDecimal(next.decimalLiteral().getText()).longValue());
        }
        if (option instanceof MySqlParser.TableOptionCharsetContext charset) {
            var isDefault = charset.charsetName() == null;
            return new TableChange.SetCharset(
                    isDefault ? null : lower(charset.charsetName().getText()), null);
        }
        if (option instanceof MySqlParser.TableOptionCollateContext collate) {
            return new TableChange.SetCharset(
                    null, lower(collate.collationName().getText()));
        }
        if (option instanceof MySqlParser.TableOptionEngineContext engine && engine.engineName() != null) {
            return new TableChange.SetEngine(
                    MySqlText.unquote(engine.engineName().getText()));
        }
        return new TableChange.NoEffect();
    }

    static String lower(String text) {
        return MySqlText.unquote(text).toLowerCase(Locale.ROOT);
    }
}
