package dev.camelion.ddl;

import dev.camelion.ddl.model.SourceModel;
import dev.camelion.ddl.model.TableModel;
import dev.camelion.ddl.outcome.DdlWarning;
import dev.camelion.ddl.outcome.TableEffect;
import dev.camelion.ddl.policy.TranslationPolicy;
import dev.camelion.model.TableId;
import java.util.List;
import java.util.stream.Collectors;

/** What became of one MySQL schema change. */
public sealed interface Translation {
    /**
     * The same change, but the target runs this text for it. Where the change was not understood the model stays, and
     * the text is all there is to it.
     */
    default Translated run(String postgres, TranslationPolicy policy, SourceModel before) {
        return new Translated(List.of(postgres), List.of(), before, List.of());
    }

    /** PostgreSQL statements with the same effect, in the order they must run; none where the model alone changes. */
    record Translated(List<String> statements, List<TableEffect> effects, SourceModel after, List<DdlWarning> warnings)
            implements Translation {
        public Translated {
            statements = List.copyOf(statements);
            effects = List.copyOf(effects);
            warnings = List.copyOf(warnings);
        }

        @Override
        public Translated run(String postgres, TranslationPolicy policy, SourceModel before) {
            return new Translated(List.of(postgres), effects, after, List.of());
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

        @Override
        public Translated run(String postgres, TranslationPolicy policy, SourceModel before) {
            List<TableEffect> touched = tables.stream()
                    .map(id -> new TableEffect.Touched(
                            policy.schema(id.database()),
                            before.table(id).map(TableModel::targetName).orElse(id.table())))
                    .collect(Collectors.toList());
            return new Translated(List.of(postgres), touched, before, List.of());
        }
    }
}
