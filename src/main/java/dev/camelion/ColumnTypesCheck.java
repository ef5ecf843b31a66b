package dev.camelion;

import dev.camelion.ddl.model.ColumnModel;
import dev.camelion.ddl.model.SourceModel;
import dev.camelion.ddl.model.TableModel;
import dev.camelion.ddl.policy.Extension;
import dev.camelion.ddl.policy.TranslationPolicy;
import dev.camelion.ddl.policy.TypeOverride;
import dev.camelion.ddl.type.TypeMap;
import dev.camelion.error.ErrorCode;
import dev.camelion.error.ReplicaException;
import java.util.ArrayList;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Looks whether the overrides of a source go with its columns, its copy and the target. */
final class ColumnTypesCheck {
    private static final Logger LOG = LoggerFactory.getLogger(ColumnTypesCheck.class);
    private static final int SHOWN = 10;

    private final String source;
    private final TranslationPolicy policy;

    ColumnTypesCheck(String source, TranslationPolicy policy) {
        this.source = source;
        this.policy = policy;
    }

    /**
     * @throws ReplicaException where the settings give a column another type than the copy gave it
     */
    void unchangedSince(TranslationPolicy copied, SourceModel model) {
        var changes = new ArrayList<String>();
        for (var table : replicated(model)) {
            for (var column : table.columns()) {
                var was = type(copied, table, column);
                var is = type(policy, table, column);
                if (!was.equals(is)) {
                    changes.add(
                            "%s.%s is %s in the target and would be %s".formatted(table.id(), column.name(), was, is));
                }
            }
        }
        if (!changes.isEmpty()) {
            var shown = changes.stream().limit(SHOWN).toList();
            var more = changes.size() > SHOWN ? ", and %d more".formatted(changes.size() - SHOWN) : "";
            throw new ReplicaException(
                    ErrorCode.SETTING_INVALID,
                    "type-override of source %s is not what it was when the source was copied: %s%s"
                            .formatted(source, String.join("; ", shown), more),
                    "Set it back, or run init_replica --source %s to copy with the new types".formatted(source));
        }
    }

    private static String type(TranslationPolicy policy, TableModel table, ColumnModel column) {
        var types = new TypeMap(policy);
        var type = types.targetType(table, column);
        var isZoned = type.startsWith("timestamptz") && column.type().name().equals("datetime");
        return isZoned ? "%s (zone %s)".formatted(type, types.zone(table, column)) : type;
    }

    /**
     * @throws ReplicaException where an override needs an extension that the target does not have
     */
    void possible() {
        for (var override : policy.columns().overrides()) {
            for (var extension : Extension.values()) {
                var isMissing = !policy.columns().extensions().containsKey(extension);
                if (isMissing && extension.type().equals(override.to().strip())) {
                    throw new ReplicaException(
                            ErrorCode.SETTING_INVALID,
                            "type-override.%s of source %s is %s, which the target does not have"
                                    .formatted(override.mysqlType(), source, extension.type()),
                            "Run CREATE EXTENSION %s in the target, or choose another type".formatted(extension.id()));
                }
            }
        }
    }

    /** Warns of overrides and column policies that are for no column. */
    void matched(SourceModel model) {
        var tables = replicated(model);
        policy.columns().overrides().stream()
                .filter(override -> tables.stream().noneMatch(table -> isFor(table, override)))
                .forEach(override -> LOG.warn(
                        "type-override.{} of source={} is for no column that is replicated",
                        override.mysqlType(),
                        source));
        policy.columns().policies().ofColumns().stream()
                .filter(columns -> tables.stream().noneMatch(table -> table.columns().stream()
                        .anyMatch(column -> columns.columns().test(table.id(), column.name()))))
                .forEach(columns -> LOG.warn(
                        "column-policy.{} of source={} is for no column that is replicated", columns.name(), source));
    }

    private static boolean isFor(TableModel table, TypeOverride override) {
        return table.columns().stream().anyMatch(column -> override.appliesTo(table.id(), column.type()));
    }

    private List<TableModel> replicated(SourceModel model) {
        return model.tables().values().stream()
                .filter(table -> policy.replicates(table.id()))
                .toList();
    }
}
