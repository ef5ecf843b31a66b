package dev.camelion.ddl.render;

import dev.camelion.ddl.model.TableModel;
import dev.camelion.ddl.name.Identifiers;
import dev.camelion.ddl.parse.SqlTokens;
import dev.camelion.ddl.parse.Token;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * MySQL expressions that mean the same in PostgreSQL: a white list of functions and operators, token by token. Anything
 * else gives nothing, never a guess.
 */
public final class Expressions {
    private static final Map<String, String> FUNCTIONS = Map.ofEntries(
            Map.entry("lower", "lower"),
            Map.entry("lcase", "lower"),
            Map.entry("upper", "upper"),
            Map.entry("ucase", "upper"),
            Map.entry("abs", "abs"),
            Map.entry("coalesce", "coalesce"),
            Map.entry("ifnull", "coalesce"),
            Map.entry("nullif", "nullif"),
            Map.entry("char_length", "char_length"),
            Map.entry("character_length", "char_length"),
            Map.entry("reverse", "reverse"),
            Map.entry("sign", "sign"));

    private static final Set<String> CASES = Set.of("lower", "lcase", "upper", "ucase");

    private static final Set<String> WHOLE = Set.of("tinyint", "smallint", "mediumint", "int", "bigint", "year");

    private static final String OPERATORS = "+-*(),";

    private Expressions() {}

    /** The expression in PostgreSQL; empty where it holds anything that is not on the list. */
    public static Optional<String> translate(String mysql, @Nullable TableModel table) {
        var out = new ArrayList<String>();
        var tokens = SqlTokens.ofCanonical(mysql);
        var calculates = tokens.stream().anyMatch(Expressions::calculates);
        for (int i = 0; i < tokens.size(); i++) {
            var isCall = i + 1 < tokens.size() && tokens.get(i + 1).isSymbol("(");
            var translated = token(tokens.get(i), isCall, calculates, table);
            if (translated == null) {
                return Optional.empty();
            }
            out.add(translated);
        }
        return out.isEmpty() ? Optional.empty() : Optional.of(joined(out));
    }

    /**
     * The expression for values that rows get; empty also where PostgreSQL's would depend on the locale of the target's
     * database: LOWER and UPPER.
     */
    public static Optional<String> value(String mysql, @Nullable TableModel table) {
        var changesCase = SqlTokens.ofCanonical(mysql).stream()
                .anyMatch(token -> token.kind() == Token.Kind.WORD
                        && CASES.contains(token.text().toLowerCase(Locale.ROOT)));
        return changesCase ? Optional.empty() : translate(mysql, table);
    }

    private static @Nullable String token(Token token, boolean isCall, boolean calculates, @Nullable TableModel table) {
        return switch (token.kind()) {
            case NUMBER -> token.text();
            case STRING -> Literals.string(token.value());
            case SYMBOL -> OPERATORS.contains(token.text()) ? token.text() : null;
            case WORD ->
                isCall ? FUNCTIONS.get(token.text().toLowerCase(Locale.ROOT)) : column(token, calculates, table);
            case QUOTED -> column(token, calculates, table);
            case BITS -> null;
        };
    }

    private static boolean calculates(Token token) {
        return token.kind() == Token.Kind.SYMBOL && "+-*".contains(token.text()) || token.is("abs");
    }

    private static @Nullable String column(Token token, boolean calculates, @Nullable TableModel table) {
        if (table == null) {
            return null;
        }
        return table.column(token.value())
                .map(column -> Identifiers.quote(Identifiers.targetName(column.name()))
                        // MySQL calculates in 64 bits and more, PostgreSQL in those of the column
                        + (calculates && WHOLE.contains(column.type().name()) ? "::numeric" : ""))
                .orElse(null);
    }

    private static String joined(List<String> tokens) {
        var text = new StringBuilder();
        for (var token : tokens) {
            var isOperator = "+-*".contains(token);
            text.append(isOperator ? " " + token + " " : token.equals(",") ? ", " : token);
        }
        return text.toString().trim();
    }
}
