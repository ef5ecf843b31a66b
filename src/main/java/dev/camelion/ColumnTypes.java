package dev.camelion;

import dev.camelion.catalogue.Json;
import dev.camelion.config.ColumnPolicySetting;
import dev.camelion.config.SourceSettings;
import dev.camelion.config.TablePattern;
import dev.camelion.config.TypeOverrideSetting;
import dev.camelion.config.ValueRuleSettings;
import dev.camelion.ddl.policy.ColumnMapping;
import dev.camelion.ddl.policy.ColumnPolicy;
import dev.camelion.ddl.policy.Extension;
import dev.camelion.ddl.policy.TypeOverride;
import dev.camelion.ddl.policy.TypePattern;
import dev.camelion.ddl.policy.ValuePolicies;
import java.time.ZoneId;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What decides the types of a source's columns: its overrides, and the extensions that the target had when it was copied,
 * each with its schema. The catalogue keeps both, so that neither changes under rows that are there.
 */
record ColumnTypes(List<Choice> overrides, Map<String, String> extensions) {
    /** An override as the catalogue has it. */
    record Choice(String type, String to, String zone, List<String> tables) {
        private TypeOverride read() {
            var patterns = tables.stream().map(TablePattern::new).toList();
            return new TypeOverride(TypePattern.of(type), to, ZoneId.of(zone), table -> patterns.stream()
                    .anyMatch(pattern -> pattern.matches(table)));
        }

        private static Choice of(TypeOverrideSetting setting) {
            return new Choice(
                    setting.mysqlType(),
                    setting.postgresType(),
                    setting.zone().getId(),
                    setting.tables().stream().map(TablePattern::toString).toList());
        }
    }

    ColumnTypes {
        overrides = List.copyOf(overrides);
        extensions = Map.copyOf(extensions);
    }

    /** As the settings have it, for a target with these extensions. */
    static ColumnTypes of(SourceSettings settings, Map<String, String> extensions) {
        return new ColumnTypes(settings.typeOverrides().stream().map(Choice::of).toList(), extensions);
    }

    /** As the copy left it; none where there was none. */
    static ColumnTypes stored(@Nullable String json) {
        return json == null ? new ColumnTypes(List.of(), Map.of()) : Json.read(json, ColumnTypes.class);
    }

    boolean hasOverrides() {
        return !overrides.isEmpty();
    }

    String json() {
        return Json.write(this);
    }

    ColumnMapping mapping(ValueRuleSettings values) {
        var schemas = new EnumMap<Extension, String>(Extension.class);
        for (var extension : Extension.values()) {
            var schema = extensions.get(extension.id());
            if (schema != null) {
                schemas.put(extension, schema);
            }
        }
        return new ColumnMapping(
                overrides.stream().map(Choice::read).toList(),
                new ValuePolicies(
                        values.ofSource(),
                        values.ofColumns().stream().map(ColumnTypes::policy).toList()),
                schemas);
    }

    private static ColumnPolicy policy(ColumnPolicySetting setting) {
        return new ColumnPolicy(
                setting.columns().toString(),
                setting.columns()::matches,
                setting.zeroDate().orElse(null),
                setting.nulCharacter().orElse(null),
                setting.timeOutOfRange().orElse(null),
                setting.invalidBoolean().orElse(null));
    }
}
