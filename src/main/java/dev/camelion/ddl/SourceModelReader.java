package dev.camelion.ddl;

import dev.camelion.ddl.apply.ModelChange;
import dev.camelion.ddl.apply.TargetNames;
import dev.camelion.ddl.model.SourceModel;
import dev.camelion.ddl.model.TableModel;
import dev.camelion.ddl.name.Identifiers;
import dev.camelion.ddl.parse.DdlText;
import dev.camelion.ddl.parse.MySqlDdlReader;
import dev.camelion.ddl.policy.TranslationPolicy;
import dev.camelion.ddl.statement.DdlStatement;
import dev.camelion.ddl.type.TypeMap;
import dev.camelion.model.TableId;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Builds the model of a source from what SHOW CREATE TABLE says, with the reader of CREATE TABLE events. Pure. */
public final class SourceModelReader {
    private SourceModelReader() {}

    /**
     * @param showCreateTable the text for each table; views must not be in it
     * @param databaseCharsets default character set of each database
     * @return every table given; one whose text is not understood has no columns and says why it is unsupported
     */
    public static SourceModel read(
            Map<TableId, String> showCreateTable, Map<String, String> databaseCharsets, TranslationPolicy policy) {
        var model = SourceModel.of(List.of(), databaseCharsets);
        for (var table : new TreeMap<>(showCreateTable).entrySet()) {
            model = with(model, table.getKey(), table.getValue(), policy);
        }
        return model;
    }

    /** {@code model} with one more table, or with this structure of a table it has; its identity is a new one. */
    public static SourceModel with(SourceModel model, TableId id, String showCreateTable, TranslationPolicy policy) {
        try {
            var statement = statement(id, showCreateTable, policy);
            var after = ModelChange.create(model, statement);
            return new TargetNames(new TypeMap(policy), policy).assign(model, after, id);
        } catch (RuntimeException failure) {
            return model.with(id, unreadable(model, id, String.valueOf(failure.getMessage())));
        }
    }

    private static DdlStatement.CreateTable statement(TableId id, String text, TranslationPolicy policy) {
        var ddl = DdlText.of(text, id.database(), policy.serverVersion(), policy.sqlMode());
        var statement = new MySqlDdlReader(id.database(), policy.sqlMode(), policy.serverVersion()).read(ddl);
        if (statement instanceof DdlStatement.CreateTable create) {
            return new DdlStatement.CreateTable(id, false, create.changes());
        }
        throw new IllegalArgumentException("%s is not a table".formatted(id));
    }

    private static TableModel unreadable(SourceModel model, TableId id, String why) {
        return new TableModel(
                model.nextIdentity(),
                id,
                Identifiers.targetName(id.table()),
                List.of(),
                List.of(),
                List.of(),
                List.of(),
                1,
                null,
                null,
                null,
                null,
                "",
                null,
                "its structure is not understood: " + why);
    }
}
