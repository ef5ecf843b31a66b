package dev.camelion.ddl.diff;

import dev.camelion.ddl.outcome.DdlWarning;
import dev.camelion.model.TableId;
import java.util.ArrayList;
import java.util.List;

/** Statements in the order they must run, with what there is to say about them. Grows within one call. */
public final class Script {
    private final List<String> ahead = new ArrayList<>();
    private final List<String> statements = new ArrayList<>();
    private final List<DdlWarning> warnings = new ArrayList<>();
    private final List<String> copyReasons = new ArrayList<>();

    void add(String statement, Object... arguments) {
        statements.add(arguments.length == 0 ? statement : statement.formatted(arguments));
    }

    void addAll(List<String> more) {
        statements.addAll(more);
    }

    /** A statement that is committed before all others. */
    void addAhead(String statement) {
        ahead.add(statement);
    }

    void warn(String code, TableId table, String text) {
        warnings.add(new DdlWarning(code, table, text));
    }

    void warn(List<DdlWarning> more) {
        warnings.addAll(more);
    }

    /** The rows may differ after this: only a new copy of the table makes them equal. */
    void needsCopy(String why) {
        copyReasons.add(why);
    }

    public List<String> statements() {
        var all = new ArrayList<>(ahead);
        all.addAll(statements);
        return all;
    }

    public List<DdlWarning> warnings() {
        return warnings;
    }

    public List<String> copyReasons() {
        return copyReasons;
    }
}
