package dev.camelion.capture;

import dev.camelion.ddl.parse.DdlText;
import dev.camelion.ddl.parse.EngineText;
import dev.camelion.ddl.parse.MySqlText;
import dev.camelion.ddl.policy.TranslationPolicy;
import dev.camelion.ddl.statement.DdlStatement;
import dev.camelion.ddl.statement.TableChange;
import dev.camelion.model.BinlogPosition;
import dev.camelion.model.TableId;
import java.util.HashSet;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * What the engine is told of the source's statements, in words that it reads right. Tables that a statement names which
 * nobody understands are given up: the engine is told that they are gone, so that it decodes none of their rows, until
 * they are made anew or copied again. Begins with the engine's history, which tells of tables given up before. Used by
 * the engine's threads.
 */
public final class EngineWords {
    private static final String GIVE_UP = "DROP /* structure not known */ TABLE IF EXISTS ";

    private final TranslationPolicy policy;
    private final DdlPolicy ddl;
    private final Set<TableId> givenUp = new HashSet<>();
    private final Set<TableId> known = new HashSet<>();

    EngineWords(TranslationPolicy policy, DdlPolicy ddl) {
        this.policy = policy;
        this.ddl = ddl;
    }

    /** The next statement of the binlog. What an operator has said of it is obeyed. */
    String of(BinlogPosition place, @Nullable String database, String sql) {
        var replacement = ddl.replacement(place, sql);
        var goesOn =
                ddl.warns() || replacement.filter(r -> r.postgres() != null).isPresent();
        return of(database, replacement.map(DdlPolicy.Replacement::mysql).orElse(sql), goesOn);
    }

    /** The next statement of the history. */
    String of(@Nullable String database, String sql) {
        return of(database, sql, false);
    }

    /** @param goesOn whether tables go on with the structure they had, where the statement is not understood */
    private synchronized String of(@Nullable String database, String sql, boolean goesOn) {
        if (isGivingUp(sql)) {
            givenUp.addAll(
                    DdlText.of(sql, database, policy.serverVersion(), Set.of()).tables());
            return sql;
        }
        var read = EngineText.of(sql, database, policy.serverVersion(), policy.sqlMode());
        var lost = read.lost().stream()
                .filter(table -> policy.schemas().containsKey(table.database()))
                .toList();
        if (!lost.isEmpty() && goesOn) {
            // the engine cannot parse it and passes it on
            return sql;
        }
        if (!lost.isEmpty()) {
            givenUp.addAll(lost);
            return GIVE_UP + lost.stream().map(EngineWords::quoted).collect(Collectors.joining(", "));
        }
        return read.statement() == null || follow(read.statement()) ? read.text() : EngineText.NOTHING;
    }

    /** Whether these are our words for a statement that is not understood. */
    static boolean isGivingUp(String engineText) {
        return engineText.startsWith(GIVE_UP);
    }

    /** Whether the structure of a table is not known here, so that its rows are not to be decoded. */
    synchronized boolean isGivenUp(TableId table) {
        return givenUp.contains(table);
    }

    /** False where the statement is nothing to the engine, which takes a table that is given up for missing. */
    private boolean follow(DdlStatement statement) {
        if (statement instanceof DdlStatement.CreateTable create) {
            return creates(create.table(), create.ifNotExists(), false);
        }
        if (statement instanceof DdlStatement.CreateTableLike like) {
            return creates(like.table(), like.ifNotExists(), givenUp.contains(like.like()));
        }
        if (statement instanceof DdlStatement.RenameTables renames) {
            renames.renames().forEach(rename -> rename(rename.from(), rename.to()));
        } else if (statement instanceof DdlStatement.AlterTable alter) {
            alters(alter);
        } else if (statement instanceof DdlStatement.DropTables drop) {
            drop.tables().forEach(this::forget);
        } else if (statement instanceof DdlStatement.DropDatabase drop) {
            givenUp.removeIf(table -> table.database().equals(drop.database()));
            known.removeIf(table -> table.database().equals(drop.database()));
        }
        return !(statement instanceof DdlStatement.TruncateTable truncate && givenUp.contains(truncate.table()));
    }

    private boolean creates(TableId table, boolean ifNotExists, boolean unknown) {
        if (ifNotExists && (known.contains(table) || givenUp.contains(table))) {
            return false;
        }
        put(table, unknown);
        return true;
    }

    private void alters(DdlStatement.AlterTable alter) {
        for (var change : alter.changes()) {
            if (change instanceof TableChange.RenameTo rename) {
                rename(alter.table(), rename.table());
            }
        }
    }

    private void rename(TableId from, TableId to) {
        var unknown = givenUp.contains(from);
        forget(from);
        put(to, unknown);
    }

    private void forget(TableId table) {
        givenUp.remove(table);
        known.remove(table);
    }

    private void put(TableId table, boolean unknown) {
        forget(table);
        (unknown ? givenUp : known).add(table);
    }

    private static String quoted(TableId table) {
        return MySqlText.quoteName(table.database()) + "." + MySqlText.quoteName(table.table());
    }
}
