package dev.camelion;

import dev.camelion.catalogue.RegisteredSource;
import dev.camelion.catalogue.SnapshotState;
import dev.camelion.catalogue.SnapshotStore;
import dev.camelion.catalogue.TargetTables;
import dev.camelion.cli.operation.InitOptions;
import dev.camelion.cli.operation.InitResult;
import dev.camelion.ddl.model.SourceModel;
import dev.camelion.ddl.policy.TranslationPolicy;
import dev.camelion.error.ErrorCode;
import dev.camelion.error.ReplicaException;
import dev.camelion.model.BinlogPosition;
import dev.camelion.model.SourcePosition;
import dev.camelion.source.BinlogScan;
import dev.camelion.source.Preflight;
import dev.camelion.source.SourceConnections;
import dev.camelion.source.SourceDefinitions;
import java.time.Duration;
import java.util.List;
import java.util.regex.Pattern;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Takes over rows that are in the target already, as of a position that the caller knows. The lease is the caller's. */
final class LoadedData {
    private static final Logger LOG = LoggerFactory.getLogger(LoadedData.class);
    private static final Pattern PLACE = Pattern.compile("(.+\\.\\d+):(\\d{1,18})");

    private final Wiring wiring;
    private final RegisteredSource source;

    LoadedData(Wiring wiring, RegisteredSource source) {
        this.wiring = wiring;
        this.source = source;
    }

    /**
     * @throws ReplicaException where the position cannot be gone on from, or the tables are not what it needs; nothing is
     *     changed then
     */
    InitResult takeOver(InitOptions options) {
        try {
            return attempt(options);
        } catch (RuntimeException failure) {
            throw failure;
        } catch (Exception failure) {
            throw new ReplicaException(
                    ErrorCode.SOURCE_UNREACHABLE,
                    "source %s broke off while its position was looked for: %s"
                            .formatted(source.name(), failure.getMessage()),
                    "Nothing was changed; run init_replica again",
                    failure);
        }
    }

    private InitResult attempt(InitOptions options) throws Exception {
        var settings = wiring.source(source.name());
        var connections = wiring.connections(settings);
        Preflight.check(connections, source.schemas().keySet());
        var types = ColumnTypes.of(settings, wiring.sources().extensions());
        var policy = wiring.policy(settings, source, types);
        var check = new ColumnTypesCheck(source.name(), policy);
        check.possible();
        var design = new SourceDesign(policy);
        var scan = new BinlogScan(connections);
        var position = position(scan, options);
        var definitions = definitions(connections, policy);
        var model = design.read(definitions.tables(), definitions.charsets());
        // behind the definitions: a later change of them is replayed
        unchanged(scan, position, policy);
        new LoadedTargetTables(
                        policy,
                        design,
                        TargetTables.read(wiring.sql(), source.schemas().values()))
                .check(model);
        check.matched(model);
        var warnings = design.warnings(model);
        warnings.forEach(warning -> LOG.warn("init table={} {}: {}", warning.table(), warning.code(), warning.text()));
        var state = new SnapshotState(model, position, tables(model, design), definitions.history(), warnings);
        new SnapshotStore().takeOver(wiring.target(), source.id(), state, types.json(), settings.keepExistingSchema());
        LOG.info(
                "init source={} position={} tables={} loaded by other means",
                source.name(),
                position.binlog(),
                model.tables().size());
        var names = model.tables().keySet().stream()
                .map(table -> new InitResult.CopiedTable(table, 0, 0, Duration.ZERO, 0, null))
                .toList();
        return new InitResult(
                source.name(),
                position.binlog().toString(),
                position.gtidSet(),
                Duration.ZERO,
                Duration.ZERO,
                null,
                names,
                List.of());
    }

    private static SourcePosition position(BinlogScan scan, InitOptions options) throws Exception {
        if (options.fromGtid() != null) {
            return scan.ofGtids(options.fromGtid());
        }
        var place = PLACE.matcher(String.valueOf(options.fromPosition()));
        if (!place.matches()) {
            throw new ReplicaException(
                    ErrorCode.OPTION_INVALID,
                    "--from-position %s is no place in a binary log".formatted(options.fromPosition()),
                    "Write for example --from-position binlog.000042:1187");
        }
        return scan.ofPlace(new BinlogPosition(place.group(1), Long.parseLong(place.group(2))));
    }

    private SourceDefinitions definitions(SourceConnections connections, TranslationPolicy policy) throws Exception {
        return SourceDefinitions.read(connections, source.schemas().keySet(), policy::replicates);
    }

    private static void unchanged(BinlogScan scan, SourcePosition position, TranslationPolicy policy) throws Exception {
        var changes = new DefinitionChanges(policy);
        scan.statements(position, changes);
        changes.check();
    }

    private List<SnapshotState.CopiedTable> tables(SourceModel model, SourceDesign design) {
        return model.tables().values().stream()
                .map(table -> new SnapshotState.CopiedTable(
                        String.valueOf(source.schemas().get(table.id().database())),
                        table.targetName(),
                        table.keyColumns().stream().map(design::columnName).toList(),
                        table.columns().stream().map(design::columnName).toList(),
                        design.foreignKeys(model, table)))
                .toList();
    }
}
