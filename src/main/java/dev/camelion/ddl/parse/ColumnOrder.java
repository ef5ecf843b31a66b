package dev.camelion.ddl.parse;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/**
 * The clauses of ALTER TABLE, which MySQL takes at once, for a reader that takes them one after the other: columns go
 * and change their names first, by names of their own where they exchange them; CHANGE becomes RENAME and MODIFY; each
 * new column has a clause of its own; a column with capitals is moved under a name without.
 */
final class ColumnOrder {
    private static final Set<String> NO_COLUMN = Set.of(
            "INDEX", "KEY", "PRIMARY", "UNIQUE", "FULLTEXT", "SPATIAL", "FOREIGN", "CONSTRAINT", "CHECK", "PARTITION");
    private static final Token COMMA = new Token(Token.Kind.SYMBOL, ",", ",", false);

    private final List<Clause> clauses;
    private final Set<String> leaving = new HashSet<>();
    private final List<List<Token>> first = new ArrayList<>();
    private final List<List<Token>> second = new ArrayList<>();
    private final List<List<Token>> rest = new ArrayList<>();

    private ColumnOrder(List<Clause> clauses) {
        this.clauses = clauses;
        clauses.stream().filter(Clause::leaves).forEach(clause -> leaving.add(key(clause.from)));
    }

    /**
     * @param from the name that the clause takes away, empty where there is none
     * @param to the name that it gives, empty where there is none
     * @param definition of CHANGE and MODIFY; empty elsewhere
     */
    private record Clause(List<Token> tokens, String from, String to, List<Token> definition) {
        static Clause of(List<Token> tokens) {
            var at = tokens.size() > 1 && tokens.get(1).is("COLUMN") ? 2 : 1;
            if (tokens.size() <= at || !tokens.get(at).isName() || isOther(tokens, at)) {
                return new Clause(tokens, "", "", List.of());
            }
            var name = tokens.get(at).value();
            if (tokens.get(0).is("DROP")) {
                return new Clause(tokens, name, "", List.of());
            }
            if (tokens.get(0).is("ADD")) {
                return new Clause(tokens, "", name, List.of());
            }
            if (tokens.get(0).is("CHANGE") && tokens.size() > at + 2) {
                return new Clause(tokens, name, tokens.get(at + 1).value(), tokens.subList(at + 2, tokens.size()));
            }
            if (tokens.get(0).is("MODIFY")) {
                return new Clause(tokens, name, name, tokens.subList(at + 1, tokens.size()));
            }
            var isRename = tokens.get(0).is("RENAME") && at == 2 && tokens.size() == 5;
            return new Clause(
                    tokens, isRename ? name : "", isRename ? tokens.get(4).value() : "", List.of());
        }

        private static boolean isOther(List<Token> tokens, int at) {
            return at == 1 && NO_COLUMN.stream().anyMatch(tokens.get(at)::is);
        }

        boolean leaves() {
            return !from.isEmpty() && !from.equals(to);
        }

        /** CHANGE, even of a name into itself: the engine keeps a NOT NULL that it takes away. */
        boolean isChange() {
            return tokens.get(0).is("CHANGE") && !definition.isEmpty();
        }

        /** MODIFY A .. AFTER b, after which the engine has A twice: the names it moves are lower case. */
        boolean movesCapitals() {
            return !to.equals(to.toLowerCase(Locale.ROOT))
                    && definition.size() > 2
                    && definition.get(definition.size() - 2).is("AFTER");
        }

        boolean isDrop() {
            return leaves() && to.isEmpty();
        }
    }

    /** The same tokens where it makes no difference. */
    static List<Token> sequential(List<Token> tokens) {
        var start = start(tokens);
        if (start == 0) {
            return tokens;
        }
        var split = clauses(tokens.subList(start, tokens.size()));
        var spread = split.stream().flatMap(clause -> spread(clause).stream()).toList();
        var order = new ColumnOrder(spread.stream().map(Clause::of).toList());
        if (spread.equals(split) && !order.matters()) {
            return tokens;
        }
        var result = new ArrayList<>(tokens.subList(0, start));
        order.arranged().forEach(clause -> {
            if (result.size() > start) {
                result.add(COMMA);
            }
            result.addAll(clause);
        });
        return result;
    }

    /** Where the clauses of ALTER TABLE a or ALTER TABLE a.b start; 0 in other statements. */
    private static int start(List<Token> tokens) {
        if (tokens.size() < 4 || !tokens.get(0).is("ALTER") || !tokens.get(1).is("TABLE")) {
            return 0;
        }
        return tokens.get(3).isSymbol(".") ? 5 : 3;
    }

    private static List<List<Token>> clauses(List<Token> tokens) {
        var clauses = new ArrayList<List<Token>>();
        var clause = new ArrayList<Token>();
        var depth = 0;
        for (var token : tokens) {
            depth += token.isSymbol("(") ? 1 : token.isSymbol(")") ? -1 : 0;
            if (depth == 0 && token.isSymbol(",")) {
                clauses.add(clause);
                clause = new ArrayList<>();
            } else {
                clause.add(token);
            }
        }
        clauses.add(clause);
        return clauses;
    }

    /** ADD (a .., b ..) as ADD a .., ADD b ... */
    private static List<List<Token>> spread(List<Token> clause) {
        var at = clause.size() > 1 && clause.get(1).is("COLUMN") ? 2 : 1;
        var isList = clause.size() > at + 2
                && clause.get(0).is("ADD")
                && clause.get(at).isSymbol("(")
                && clause.get(clause.size() - 1).isSymbol(")");
        if (!isList) {
            return List.of(clause);
        }
        var spread = new ArrayList<List<Token>>();
        for (var added : clauses(clause.subList(at + 1, clause.size() - 1))) {
            var one = new ArrayList<Token>();
            one.add(Token.word("ADD"));
            var name = added.get(0);
            one.add(name.isName() ? new Token(name.kind(), name.text(), name.value(), true) : name);
            one.addAll(added.subList(1, added.size()));
            spread.add(one);
        }
        return spread;
    }

    private boolean matters() {
        return clauses.stream().anyMatch(clause -> takesName(clause) || clause.isChange() || clause.movesCapitals());
    }

    /** True where the clause gives a name that another column had. */
    private boolean takesName(Clause clause) {
        return !clause.to.isEmpty() && !clause.to.equalsIgnoreCase(clause.from) && leaving.contains(key(clause.to));
    }

    private List<List<Token>> arranged() {
        for (var clause : clauses) {
            if (clause.isDrop()) {
                first.add(clause.tokens);
            } else if (clause.leaves()) {
                rename(clause);
            } else if (clause.isChange() || clause.movesCapitals()) {
                modify(clause);
            } else {
                rest.add(clause.tokens);
            }
        }
        var all = new ArrayList<>(first);
        all.addAll(second);
        all.addAll(rest);
        return all;
    }

    private void rename(Clause clause) {
        if (takesName(clause)) {
            var name = "camelion_renamed_" + first.size();
            first.add(renaming(clause.from, name));
            second.add(renaming(name, clause.to));
        } else {
            first.add(renaming(clause.from, clause.to));
        }
        if (!clause.definition.isEmpty()) {
            modify(clause);
        }
    }

    private void modify(Clause clause) {
        var name = clause.movesCapitals() ? "camelion_moved_" + rest.size() : clause.to;
        var modify = new ArrayList<>(List.of(Token.word("MODIFY"), Token.quoted(name, true)));
        modify.addAll(clause.definition);
        if (clause.movesCapitals()) {
            rest.add(renaming(clause.to, name));
        }
        rest.add(modify);
        if (clause.movesCapitals()) {
            rest.add(renaming(name, clause.to));
        }
    }

    private static List<Token> renaming(String from, String to) {
        return List.of(
                Token.word("RENAME"),
                Token.word("COLUMN"),
                Token.quoted(from, true),
                Token.word("TO"),
                Token.quoted(to, true));
    }

    private static String key(String name) {
        return name.toLowerCase(Locale.ROOT);
    }
}
