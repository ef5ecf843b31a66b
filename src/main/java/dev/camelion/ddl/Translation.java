package dev.camelion.ddl;

import dev.camelion.ddl.model.SourceModel;
import dev.camelion.ddl.outcome.DdlWarning;
import dev.camelion.ddl.outcome.TableEffect;
import dev.camelion.model.TableId;
import java.util.List;

/** What became of one MySQL schema change. */
public sealed interface Translation {
    /** PostgreSQL statements with the same effect, in the order they must run; none where the model alone changes. */
    record Translated(List<String> statements, List<TableEffect> effects, SourceModel after, List<DdlWarning> warnings)
            implements Translation {
        public Translated {
            statements = List.copyOf(statements);
            effects = List.copyOf(effects);
            warnings = List.copyOf(warnings);
        }

        /**
         * The statements that must be committed before the others run: a new enum label cannot be used in the
         * transaction that adds it. They come first, and running them twice does no harm.
         */
        public List<String> ahead() {
            return statements.stream().filter(Translated::addsLabel).toList();
        }

        /** The statements that belong in one transaction with the model and the position. */
        public List<String> together() {
            return statements.stream().filter(s -> !addsLabel(s)).toList();
        }

        private static boolean addsLabel(String statement) {
            return statement.startsWith("ALTER TYPE ") && statement.contains(" ADD VALUE IF NOT EXISTS ");
        }
    }

    /** Has no effect on the replica: another database, a view, an account. */
    record Ignored(String why) implements Translation {}

    /** Has an effect that cannot be carried over; the tables go to quarantine. {@code after} has what is known. */
    record Unsupported(String why, List<TableId> tables, SourceModel after) implements Translation {
        public Unsupported {
            tables = List.copyOf(tables);
        }
    }
}
