package dev.camelion.ddl.parse;

import dev.camelion.ddl.parse.Token.Kind;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/**
 * Rewrites what MySQL accepts and Debezium's grammar (3.4.1) does not into something with the same meaning for a
 * replica. Each rule is one the corpus holds a case for.
 */
final class GrammarGaps {
    private static final Map<String, String> CHARSET_WORDS =
            Map.of("ASCII", "latin1", "UNICODE", "ucs2", "BYTE", "binary");
    private static final Set<String> STORAGE_OPTIONS = Set.of(
            "ENGINE_ATTRIBUTE", "SECONDARY_ENGINE_ATTRIBUTE", "SECONDARY_ENGINE", "AUTOEXTEND_SIZE", "TABLESPACE");
    private static final Set<String> CHARACTER_TYPES =
            Set.of("CHAR", "CHARACTER", "VARCHAR", "TINYTEXT", "TEXT", "MEDIUMTEXT", "LONGTEXT");

    private final List<Token> in;
    private final List<Token> out = new ArrayList<>();
    private int at;

    private GrammarGaps(List<Token> tokens) {
        this.in = tokens;
    }

    static List<Token> bridge(List<Token> tokens) {
        var gaps = new GrammarGaps(tokens);
        while (gaps.at < tokens.size()) {
            gaps.step();
        }
        gaps.dropTrailingStartTransaction();
        return gaps.out;
    }

    private void step() {
        if (!(tablesWord()
                || srid()
                || charsetWord()
                || storageOption()
                || orderDirection()
                || partitions()
                || enumBits()
                || renameSign()
                || notSecondary()
                || temporalDefault()
                || constraintWord())) {
            out.add(in.get(at++));
        }
    }

    private Token peek(int ahead) {
        return at + ahead < in.size() ? in.get(at + ahead) : Token.word("");
    }

    private Token last(int back) {
        return out.size() > back ? out.get(out.size() - 1 - back) : Token.word("");
    }

    /** DROP TABLES, RENAME TABLES. */
    private boolean tablesWord() {
        return at == 1 && peek(0).is("TABLES") && replace(1, Token.word("TABLE"));
    }

    /** SRID may come after other attributes of the column. */
    private boolean srid() {
        return peek(0).is("SRID") && peek(1).kind() == Kind.NUMBER && replace(2);
    }

    /** CHAR(8) ASCII. */
    private boolean charsetWord() {
        var charset = peek(0).kind() == Kind.WORD ? CHARSET_WORDS.get(upper(peek(0))) : null;
        if (charset == null || !isAfterCharacterType()) {
            return false;
        }
        return replace(1, Token.word("CHARACTER"), Token.word("SET"), Token.word(charset));
    }

    private boolean isAfterCharacterType() {
        var type = last(0).isSymbol(")") ? last(3) : last(0);
        return type.kind() == Kind.WORD && CHARACTER_TYPES.contains(upper(type));
    }

    private static String upper(Token word) {
        return word.text().toUpperCase(Locale.ROOT);
    }

    /** Options of the storage engine, of a table or a column; a list of table options must not become empty. */
    private boolean storageOption() {
        if (peek(0).kind() != Kind.WORD || !STORAGE_OPTIONS.contains(upper(peek(0)))) {
            return false;
        }
        var equals = peek(1).isSymbol("=") ? 1 : 0;
        var value = peek(1 + equals);
        var isBareTablespace = peek(0).is("TABLESPACE") && equals == 0;
        if (isBareTablespace
                || !(value.kind() == Kind.STRING || equals == 1 || value.kind() == Kind.NUMBER || isBareValue(value))) {
            return false;
        }
        return last(0).isSymbol(",")
                ? replace(2 + equals, Token.word("PACK_KEYS"), new Token(Kind.NUMBER, "0", "0", true))
                : replace(2 + equals);
    }

    /** SECONDARY_ENGINE NULL, AUTOEXTEND_SIZE 4M; any other word makes the option's name that of a column. */
    private static boolean isBareValue(Token value) {
        return value.is("NULL") || value.kind() == Kind.WORD && value.text().matches("[0-9]+[KMGkmg]");
    }

    /** ALTER TABLE a RENAME = b. */
    private boolean renameSign() {
        return peek(0).isSymbol("=") && last(0).is("RENAME") && replace(1, Token.word("TO"));
    }

    /** A column that a secondary engine leaves out. */
    private boolean notSecondary() {
        return peek(0).is("NOT") && peek(1).is("SECONDARY") && replace(2);
    }

    /** DEFAULT DATE '2001-01-01'. */
    private boolean temporalDefault() {
        var isTemporal = peek(0).is("DATE") || peek(0).is("TIME") || peek(0).is("TIMESTAMP");
        return isTemporal && last(0).is("DEFAULT") && peek(1).kind() == Kind.STRING && replace(1);
    }

    /** ALTER TABLE .. ORDER BY a DESC. */
    private boolean orderDirection() {
        var direction = peek(0).is("ASC") || peek(0).is("DESC");
        return direction && isInOrderBy() && replace(1);
    }

    private boolean isInOrderBy() {
        for (int i = out.size() - 1; i > 0; i--) {
            if (out.get(i).isSymbol("(") || out.get(i).isSymbol(")")) {
                return false;
            }
            if (out.get(i).is("BY") && out.get(i - 1).is("ORDER")) {
                return true;
            }
        }
        return false;
    }

    /** ADD PARTITION PARTITIONS 2: hash partitions come, no row goes; the same to a replica as COALESCE PARTITION. */
    private boolean partitions() {
        return peek(0).is("ADD")
                && peek(1).is("PARTITION")
                && peek(2).is("PARTITIONS")
                && replace(3, Token.word("COALESCE"), Token.word("PARTITION"));
    }

    /** ENUM(x'61'). */
    private boolean enumBits() {
        var token = peek(0);
        var inList = last(0).isSymbol("(") && (last(1).is("ENUM") || last(1).is("SET"))
                || last(0).isSymbol(",") && last(1).kind() == Kind.STRING;
        return token.kind() == Kind.BITS
                && inList
                && token.text().startsWith("x")
                && replace(1, Token.string(HexText.decode(token.text()), true));
    }

    /** ALTER CONSTRAINT c [NOT] ENFORCED. */
    private boolean constraintWord() {
        return at > 2 && peek(0).is("CONSTRAINT") && last(0).is("ALTER") && replace(1, Token.word("CHECK"));
    }

    private boolean replace(int count, Token... with) {
        at += count;
        out.addAll(List.of(with));
        return true;
    }

    /** What the server logs for CREATE TABLE .. SELECT; the rows follow as row events. */
    private void dropTrailingStartTransaction() {
        if (last(0).is("TRANSACTION") && last(1).is("START")) {
            out.subList(out.size() - 2, out.size()).clear();
        }
    }
}
