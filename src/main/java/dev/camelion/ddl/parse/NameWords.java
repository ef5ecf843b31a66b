package dev.camelion.ddl.parse;

import java.util.List;
import java.util.Set;

/** Where a bare word that the grammar does not expect may be a name. */
final class NameWords {
    private static final Set<String> BEFORE_NAMES = Set.of(
            "COLUMN",
            "ADD",
            "DROP",
            "KEY",
            "INDEX",
            "TO",
            "TABLE",
            "CHANGE",
            "MODIFY",
            "AFTER",
            "CONSTRAINT",
            "EXISTS",
            "ALTER",
            "CHECK",
            "REFERENCES",
            "ON",
            "LIKE",
            "DATABASE",
            "SCHEMA");

    /** Reserved in MySQL, so never a bare name, and the beginning of something in a list of definitions. */
    private static final Set<String> RESERVED = Set.of(
            "KEY",
            "INDEX",
            "UNIQUE",
            "PRIMARY",
            "CONSTRAINT",
            "FOREIGN",
            "CHECK",
            "FULLTEXT",
            "SPATIAL",
            "ADD",
            "DROP",
            "CHANGE",
            "ALTER",
            "CONVERT",
            "RENAME",
            "ORDER",
            "BY",
            "LIKE",
            "FORCE",
            "NOT",
            "NULL",
            "DEFAULT",
            "PARTITION",
            "TO",
            "AS",
            "SET",
            "COLUMN",
            "IF",
            "EXISTS",
            "TABLE",
            "COLLATE",
            "WITH");

    private NameWords() {}

    static boolean mayBeName(List<Token> tokens, int at) {
        if (at == 0
                || tokens.get(at).kind() != Token.Kind.WORD
                || RESERVED.stream().anyMatch(tokens.get(at)::is)) {
            return false;
        }
        var before = tokens.get(at - 1);
        var isList = before.isSymbol("(") || before.isSymbol(",") || before.isSymbol(".");
        // the second name of CHANGE a b
        var isSecond = at > 1
                && before.isName()
                && (tokens.get(at - 2).is("CHANGE") || tokens.get(at - 2).is("COLUMN"));
        return isList || isSecond || BEFORE_NAMES.stream().anyMatch(before::is);
    }
}
