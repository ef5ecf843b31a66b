package dev.camelion.ddl.parse;

import dev.camelion.model.TableId;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Reads tokens from left to right; past the end there is an empty symbol. */
final class TokenCursor {
    private static final Token END = new Token(Token.Kind.SYMBOL, "", "", false);

    private final List<Token> tokens;
    private int at;

    TokenCursor(List<Token> tokens) {
        this.tokens = tokens;
    }

    Token peek() {
        return peek(0);
    }

    Token peek(int ahead) {
        return at + ahead < tokens.size() ? tokens.get(at + ahead) : END;
    }

    Token take() {
        var token = peek();
        at++;
        return token;
    }

    boolean isAtEnd() {
        return at >= tokens.size();
    }

    /** Takes the words if all of them come next. */
    boolean takes(String... words) {
        for (int i = 0; i < words.length; i++) {
            if (!peek(i).is(words[i])) {
                return false;
            }
        }
        at += words.length;
        return true;
    }

    boolean takesSymbol(String symbol) {
        var found = peek().isSymbol(symbol);
        at += found ? 1 : 0;
        return found;
    }

    /** A table's name; empty where none comes next or its database is unknown. */
    Optional<TableId> tableName(@Nullable String defaultDatabase) {
        if (!peek().isName()) {
            return Optional.empty();
        }
        var first = take().value();
        if (peek().isSymbol(".") && peek(1).isName()) {
            take();
            return Optional.of(new TableId(first, take().value()));
        }
        return Optional.ofNullable(defaultDatabase).map(database -> new TableId(database, first));
    }
}
