package dev.camelion.config;

import dev.camelion.config.key.Group;
import dev.camelion.config.key.Key;
import dev.camelion.config.key.ListType;
import dev.camelion.config.key.ScalarType;
import dev.camelion.config.key.Values;
import dev.camelion.model.TableId;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/** What the target's tables of one source have that those of the source have not. Valid once constructed. */
public record TargetTableSettings(List<FillfactorSetting> fillfactors, List<String> grantSelectTo) {
    static final Key<List<FillfactorSetting>> FILLFACTOR = Key.optional(
            "fillfactor",
            Group.RARELY,
            new FillfactorsType(),
            "How full PostgreSQL makes the pages of tables when rows are added, in percent; the rest is for updated rows. Set"
                    + " when a table is created, by a copy or by a schema change. Of several patterns that match a table"
                    + " the most exact decides. Left out, PostgreSQL's own 100.");
    static final Key<List<String>> GRANT_SELECT_TO = Key.optional(
            "grant-select-to",
            Group.OFTEN,
            new ListType<>(new ScalarType<>(
                    "a role of the target",
                    "reporting",
                    Function.identity(),
                    // 63 bytes is PostgreSQL's limit: longer names are cut
                    name -> !name.isBlank() && name.getBytes(StandardCharsets.UTF_8).length <= 63)),
            "Roles of the target that may read every replicated table: USAGE on the schemas and SELECT on the tables, given"
                    + " with a copy and with each table that is created after it. They must exist before the copy.");

    static final List<Key<?>> KEYS = List.of(GRANT_SELECT_TO, FILLFACTOR);

    public static final TargetTableSettings NONE = new TargetTableSettings(List.of(), List.of());

    public TargetTableSettings {
        fillfactors = List.copyOf(fillfactors);
        grantSelectTo = List.copyOf(grantSelectTo);
    }

    static TargetTableSettings of(Values values) {
        return new TargetTableSettings(
                values.find(FILLFACTOR).orElse(List.of()),
                values.find(GRANT_SELECT_TO).orElse(List.of()).stream()
                        .distinct()
                        .toList());
    }

    /** In percent; empty where none is set. What an online schema change puts in a table's place gets that table's. */
    public Optional<Integer> fillfactor(TableId table) {
        return fillfactors.stream()
                .filter(setting ->
                        setting.tables().matches(table) || setting.tables().matchesHelper(table))
                .min((one, other) -> TablePattern.MOST_EXACT_FIRST.compare(one.tables(), other.tables()))
                .map(FillfactorSetting::percent);
    }
}
