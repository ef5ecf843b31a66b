package dev.camelion.ddl.parse;

import org.antlr.v4.runtime.BaseErrorListener;
import org.antlr.v4.runtime.RecognitionException;
import org.antlr.v4.runtime.Recognizer;
import org.antlr.v4.runtime.Token;
import org.jspecify.annotations.Nullable;

/** Makes every syntax error an exception: a statement is understood whole or not at all. */
final class StrictErrors extends BaseErrorListener {
    @Override
    public void syntaxError(
            Recognizer<?, ?> recognizer,
            @Nullable Object symbol,
            int line,
            int column,
            String message,
            @Nullable RecognitionException cause) {
        if (symbol instanceof Token token) {
            throw at(token, "it is not understood");
        }
        throw new UnexpectedWordException("line %d, column %d: %s".formatted(line, column, message), -1);
    }

    static UnexpectedWordException at(Token token, String why) {
        return new UnexpectedWordException("at '%s' %s".formatted(token.getText(), why), token.getStartIndex());
    }
}
