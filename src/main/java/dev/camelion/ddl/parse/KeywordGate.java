package dev.camelion.ddl.parse;

import dev.camelion.ddl.parse.DdlText.Kind;
import dev.camelion.model.TableId;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Tells by the first words what a statement is. What may be ignored is a white list. */
final class KeywordGate {
    static final String TEMPORARY = "a temporary table";

    private static final Set<String> HARMLESS = Set.of(
            "GRANT",
            "REVOKE",
            "ANALYZE",
            "OPTIMIZE",
            "REPAIR",
            "CHECK",
            "CHECKSUM",
            "FLUSH",
            "USE",
            "BEGIN",
            "COMMIT",
            "SAVEPOINT",
            "RELEASE",
            "LOCK",
            "UNLOCK",
            "INSTALL",
            "UNINSTALL",
            "RESET",
            "PURGE",
            "CHANGE",
            "CACHE",
            "KILL",
            "SHOW",
            "DESCRIBE",
            "EXPLAIN",
            "HELP");
    private static final Set<String> HARMLESS_OBJECTS = Set.of(
            "VIEW",
            "PROCEDURE",
            "FUNCTION",
            "TRIGGER",
            "EVENT",
            "USER",
            "ROLE",
            "SERVER",
            "TABLESPACE",
            "LOGFILE",
            "INSTANCE",
            "RESOURCE",
            "REFERENCE",
            "LIBRARY",
            "SEQUENCE",
            "PACKAGE");
    private static final Set<String> OPTIONS = Set.of(
            "OR",
            "REPLACE",
            "DEFINER",
            "ALGORITHM",
            "SQL",
            "SECURITY",
            "INVOKER",
            "CURRENT_USER",
            "TEMPORARY",
            "UNIQUE",
            "FULLTEXT",
            "SPATIAL",
            "ONLINE",
            "OFFLINE",
            "IGNORE",
            "UNDO",
            "AGGREGATE");
    private static final Set<String> ROW_CHANGES = Set.of(
            "INSERT", "UPDATE", "DELETE", "REPLACE", "LOAD", "WITH", "CALL", "DO", "SELECT", "IMPORT", "HANDLER");

    private final List<Token> tokens;
    private final TokenCursor cursor;
    private final @Nullable String database;

    KeywordGate(List<Token> tokens, @Nullable String database) {
        this.tokens = tokens;
        this.cursor = new TokenCursor(tokens);
        this.database = database;
    }

    DdlText classify() {
        if (tokens.isEmpty()) {
            return text(Kind.IRRELEVANT, "an empty statement");
        }
        var verb = cursor.take();
        var word = verb.kind() == Token.Kind.WORD ? verb.text().toUpperCase(Locale.ROOT) : "";
        return switch (word) {
            case "CREATE", "ALTER", "DROP" -> definition(word);
            case "RENAME" -> renaming();
            case "TRUNCATE" -> truncation();
            case "SET" -> text(cursor.peek().is("STATEMENT") ? Kind.UNKNOWN : Kind.IRRELEVANT, "SET");
            case "ROLLBACK" -> rollback();
            case "START" -> text(cursor.takes("TRANSACTION") ? Kind.IRRELEVANT : Kind.UNKNOWN, "START");
            default -> byVerb(word);
        };
    }

    private DdlText byVerb(String word) {
        if (HARMLESS.contains(word)) {
            return text(Kind.IRRELEVANT, word);
        }
        if (ROW_CHANGES.contains(word)) {
            return new DdlText(Kind.DML, word, tokens, RowStatementTables.of(tokens, database));
        }
        return text(Kind.UNKNOWN, word.isEmpty() ? "text" : word);
    }

    /** CREATE, ALTER or DROP: the object's word decides, options before it are skipped. */
    private DdlText definition(String verb) {
        var temporary = false;
        for (var token = cursor.take(); !cursor.isAtEnd(); token = cursor.take()) {
            var word = token.kind() == Token.Kind.WORD ? token.text().toUpperCase(Locale.ROOT) : "";
            if (word.equals("TABLE") || word.equals("TABLES")) {
                return temporary ? text(Kind.IRRELEVANT, TEMPORARY) : table(verb);
            }
            if (word.equals("INDEX")) {
                return index(verb);
            }
            if (word.equals("DATABASE") || word.equals("SCHEMA")) {
                return text(Kind.DDL, verb + " DATABASE");
            }
            if (HARMLESS_OBJECTS.contains(word)) {
                return text(Kind.IRRELEVANT, verb + " " + word);
            }
            temporary |= word.equals("TEMPORARY");
            if (!word.isEmpty() && !OPTIONS.contains(word)) {
                return text(Kind.UNKNOWN, verb + " " + word);
            }
            skipValue(token);
        }
        return text(Kind.UNKNOWN, verb);
    }

    /** What follows = or @ is a value, whatever its word. */
    private void skipValue(Token token) {
        if ((token.isSymbol("=") || token.isSymbol("@")) && cursor.peek().isName()) {
            cursor.take();
        }
    }

    private DdlText table(String verb) {
        cursor.takes("IF", "NOT", "EXISTS");
        cursor.takes("IF", "EXISTS");
        var named = new ArrayList<TableId>();
        do {
            cursor.tableName(database).ifPresent(named::add);
        } while (verb.equals("DROP") && cursor.takesSymbol(","));
        while (verb.equals("ALTER") && !cursor.isAtEnd()) {
            otherTable().ifPresent(named::add);
        }
        return new DdlText(Kind.DDL, verb + " TABLE", tokens, named);
    }

    /** What a table is renamed to or exchanges rows with. */
    private Optional<TableId> otherTable() {
        var isRename = cursor.takes("RENAME", "TO") || cursor.takes("RENAME", "AS") || cursor.takes("WITH", "TABLE");
        if (isRename) {
            return cursor.tableName(database);
        }
        cursor.take();
        return Optional.empty();
    }

    private DdlText index(String verb) {
        while (!cursor.isAtEnd() && !cursor.takes("ON")) {
            cursor.take();
        }
        return new DdlText(
                Kind.DDL,
                verb + " INDEX",
                tokens,
                cursor.tableName(database).stream().toList());
    }

    private DdlText renaming() {
        if (cursor.takes("USER")) {
            return text(Kind.IRRELEVANT, "RENAME USER");
        }
        if (!cursor.takes("TABLE") && !cursor.takes("TABLES")) {
            return text(Kind.UNKNOWN, "RENAME");
        }
        var named = new ArrayList<TableId>();
        do {
            cursor.tableName(database).ifPresent(named::add);
        } while (cursor.takes("TO") || cursor.takesSymbol(","));
        return new DdlText(Kind.DDL, "RENAME TABLE", tokens, named);
    }

    private DdlText truncation() {
        cursor.takes("TABLE");
        return new DdlText(
                Kind.DDL,
                "TRUNCATE",
                tokens,
                cursor.tableName(database).stream().toList());
    }

    private DdlText rollback() {
        var toSavepoint = cursor.takes("TO") || cursor.takes("WORK", "TO");
        return text(toSavepoint ? Kind.IRRELEVANT : Kind.UNKNOWN, "ROLLBACK");
    }

    private DdlText text(Kind kind, String what) {
        return new DdlText(kind, what, tokens, List.of());
    }
}
