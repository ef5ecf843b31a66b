package dev.camelion.ddl.render;

import dev.camelion.ddl.model.ColumnModel;
import dev.camelion.ddl.model.TableModel;
import dev.camelion.ddl.name.Identifiers;
import dev.camelion.ddl.parse.SqlTokens;
import dev.camelion.ddl.parse.Token;
import dev.camelion.ddl.type.TargetKind;
import dev.camelion.ddl.type.TypeMap;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.UnaryOperator;

/**
 * The whole number by which MySQL spreads rows over partitions, in PostgreSQL.
 *
 * @param number what is equal to MySQL's number
 * @param ordered what has the same order: the column itself where an index may then be of use
 * @param bounds puts a bound of the number into the form of {@code ordered}
 */
record PartitionExpression(String number, String ordered, boolean nullable, UnaryOperator<String> bounds) {
    private static final LocalDate YEAR_1 = LocalDate.of(1, 1, 1);

    /** TO_DAYS('0001-01-01') */
    private static final int DAYS_TO_YEAR_1 = 366;

    private static final Set<TargetKind> DAYS = EnumSet.of(TargetKind.DATE, TargetKind.TIMESTAMP);
    private static final Map<String, String> OF_DAYS = Map.of(
            "year", "extract(year from %s)",
            "quarter", "extract(quarter from %s)",
            "month", "extract(month from %s)",
            "day", "extract(day from %s)",
            "dayofmonth", "extract(day from %s)",
            "dayofyear", "extract(doy from %s)",
            "weekday", "(extract(isodow from %s) - 1)",
            "dayofweek", "(extract(dow from %s) + 1)",
            "to_days", "(%s::date - DATE '0001-01-01' + " + DAYS_TO_YEAR_1 + ")",
            "to_seconds",
                    "((%1$s::date - DATE '0001-01-01' + " + DAYS_TO_YEAR_1
                            + ")::bigint * 86400 + trunc(extract(epoch from %1$s::timestamp::time)))");
    private static final Map<String, UnaryOperator<String>> BOUNDS = Map.of(
            "year", year -> "'%04d-01-01'".formatted(Integer.parseInt(year)),
            "to_days", days -> "'%s'".formatted(YEAR_1.plusDays(Long.parseLong(days) - DAYS_TO_YEAR_1)));

    String bound(String number) {
        return bounds.apply(number);
    }

    /** Empty where the expression is not known to mean the same in PostgreSQL. */
    static Optional<PartitionExpression> of(TypeMap types, TableModel table, String mysql) {
        var tokens = stripped(SqlTokens.ofCanonical(mysql));
        if (tokens.size() == 1) {
            return column(table, tokens.get(0))
                    .filter(column -> kind(types, table, column) == TargetKind.INTEGER)
                    .map(column -> plain(quoted(column), column.nullable()));
        }
        return isCall(tokens) ? call(types, table, tokens) : calculation(types, table, mysql);
    }

    private static PartitionExpression plain(String sql, boolean nullable) {
        return new PartitionExpression(sql, sql, nullable, number -> number);
    }

    private static Optional<PartitionExpression> call(TypeMap types, TableModel table, List<Token> tokens) {
        var function = tokens.get(0).text().toLowerCase(Locale.ROOT);
        var column = column(table, tokens.get(2));
        if (function.equals("unix_timestamp")) {
            return column.filter(c -> kind(types, table, c) == TargetKind.TIMESTAMPTZ)
                    .map(c -> new PartitionExpression(
                            "trunc(extract(epoch from %s))".formatted(quoted(c)),
                            quoted(c),
                            true,
                            "to_timestamp(%s)"::formatted));
        }
        return column.filter(c -> DAYS.contains(kind(types, table, c)) && OF_DAYS.containsKey(function))
                .map(PartitionExpression::quoted)
                .map(name -> ofDay(function, name));
    }

    private static PartitionExpression ofDay(String function, String column) {
        var number = String.valueOf(OF_DAYS.get(function)).formatted(column);
        var bounds = BOUNDS.get(function);
        return bounds == null ? plain(number, true) : new PartitionExpression(number, column, true, bounds);
    }

    private static Optional<PartitionExpression> calculation(TypeMap types, TableModel table, String mysql) {
        var isWhole = SqlTokens.ofCanonical(mysql).stream()
                .flatMap(token -> column(table, token).stream())
                .allMatch(column -> kind(types, table, column) == TargetKind.INTEGER);
        return isWhole
                ? Expressions.translate(mysql, table).map(sql -> plain("(" + sql + ")", true))
                : Optional.empty();
    }

    /** A column is nullable in the target, too, where zero dates have to go. */
    static boolean isNullable(ColumnModel column, String targetType) {
        return column.nullable() || DAYS.contains(TargetKind.of(targetType));
    }

    /** The value of a bound, a whole number; empty where it depends on the session. */
    static Optional<String> constant(String mysql) {
        var tokens = stripped(SqlTokens.ofCanonical(mysql));
        var text = tokens.stream().map(Token::text).reduce("", String::concat);
        if (text.matches("-?\\d+")) {
            return Optional.of(text);
        }
        return isCall(tokens) && tokens.get(2).kind() == Token.Kind.STRING
                ? numberOfDay(
                        tokens.get(0).text().toLowerCase(Locale.ROOT),
                        tokens.get(2).value())
                : Optional.empty();
    }

    private static Optional<String> numberOfDay(String function, String text) {
        try {
            var day = LocalDate.parse(text.length() > 10 ? text.substring(0, 10) : text);
            return switch (function) {
                case "year" -> Optional.of(String.valueOf(day.getYear()));
                case "to_days" -> Optional.of(String.valueOf(ChronoUnit.DAYS.between(YEAR_1, day) + DAYS_TO_YEAR_1));
                default -> Optional.empty();
            };
        } catch (DateTimeException notADay) {
            return Optional.empty();
        }
    }

    private static boolean isCall(List<Token> tokens) {
        return tokens.size() == 4
                && tokens.get(1).isSymbol("(")
                && tokens.get(3).isSymbol(")");
    }

    private static List<Token> stripped(List<Token> tokens) {
        var isWrapped = tokens.size() > 2
                && tokens.get(0).isSymbol("(")
                && tokens.get(tokens.size() - 1).isSymbol(")");
        return isWrapped ? stripped(tokens.subList(1, tokens.size() - 1)) : tokens;
    }

    private static Optional<ColumnModel> column(TableModel table, Token token) {
        return token.isName() ? table.column(token.value()) : Optional.empty();
    }

    private static TargetKind kind(TypeMap types, TableModel table, ColumnModel column) {
        return TargetKind.of(types.targetType(table, column));
    }

    private static String quoted(ColumnModel column) {
        return Identifiers.quote(Identifiers.targetName(column.name()));
    }
}
