package dev.camelion.ddl.parse;

import dev.camelion.ddl.statement.DdlStatement;
import io.debezium.ddl.parser.mysql.generated.MySqlParser;
import io.debezium.ddl.parser.mysql.generated.MySqlParser.CreateDatabaseOptionContext;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** CREATE, ALTER and DROP DATABASE. */
final class DatabaseReader {
    private DatabaseReader() {}

    static DdlStatement read(MySqlParser.DdlStatementContext statement, Names names) {
        if (statement.createDatabase() != null) {
            var create = statement.createDatabase();
            return put(Names.of(create.uid()), true, create.createDatabaseOption());
        }
        if (statement.alterDatabase() instanceof MySqlParser.AlterSimpleDatabaseContext alter) {
            var database = alter.uid() == null ? names.table("").database() : Names.of(alter.uid());
            return put(database, false, alter.createDatabaseOption());
        }
        if (statement.dropDatabase() != null) {
            return new DdlStatement.DropDatabase(
                    Names.of(statement.dropDatabase().uid()));
        }
        throw new DdlSyntaxException("it is not a change of tables or databases");
    }

    private static DdlStatement put(String database, boolean create, List<CreateDatabaseOptionContext> options) {
        @Nullable String charset = null;
        @Nullable String collation = null;
        for (var option : options) {
            if (option.charsetName() != null) {
                charset = MySqlText.unquote(option.charsetName().getText());
            } else if (option.collationName() != null) {
                collation = MySqlText.unquote(option.collationName().getText());
            }
        }
        return new DdlStatement.PutDatabase(database, create, charset, collation);
    }
}
