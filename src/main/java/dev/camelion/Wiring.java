package dev.camelion;

import com.zaxxer.hikari.HikariDataSource;
import dev.camelion.capture.DdlPolicy;
import dev.camelion.catalogue.CascadeStore;
import dev.camelion.catalogue.HoldStore;
import dev.camelion.catalogue.LeaseStore;
import dev.camelion.catalogue.Migrations;
import dev.camelion.catalogue.PositionStore;
import dev.camelion.catalogue.RegisteredSource;
import dev.camelion.catalogue.SourceStore;
import dev.camelion.catalogue.Sql;
import dev.camelion.catalogue.StatusStore;
import dev.camelion.catalogue.SyncStore;
import dev.camelion.catalogue.errors.ErrorStore;
import dev.camelion.catalogue.errors.RetryStore;
import dev.camelion.config.FulltextIndexes;
import dev.camelion.config.MySqlSettings;
import dev.camelion.config.Settings;
import dev.camelion.config.SourceSettings;
import dev.camelion.ddl.policy.TargetOptions;
import dev.camelion.ddl.policy.TranslationPolicy;
import dev.camelion.error.ErrorCode;
import dev.camelion.error.ReplicaException;
import dev.camelion.source.SnapshotRules;
import dev.camelion.source.SourceAddress;
import dev.camelion.source.SourceConnections;
import dev.camelion.source.SourceDataSource;
import dev.camelion.source.SourceFacts;
import dev.camelion.source.Tls;
import dev.camelion.source.TrustStore;
import dev.camelion.target.TargetPool;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import javax.sql.DataSource;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The one place where objects are made from settings. What needs a connection makes it at its first use. */
final class Wiring implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Wiring.class);

    private final Settings settings;
    private final HikariDataSource target;
    private final HikariDataSource replayTarget;
    private final Sql sql;
    private final Map<String, HikariDataSource> sourcePools = new ConcurrentHashMap<>();

    Wiring(Settings settings) {
        this.settings = settings;
        this.target = pool("target", settings.target().poolSize());
        // a connection a lane of each source and one to spare: its session keeps the plans of the replay
        this.replayTarget = pool(
                "replay",
                settings.sources().values().stream()
                                .mapToInt(source -> source.replay().lanes())
                                .sum()
                        + 1);
        this.sql = new Sql(target);
    }

    private HikariDataSource pool(String purpose, int size) {
        var to = settings.target();
        return TargetPool.open(
                to.url(),
                to.user(),
                to.password().reveal(),
                purpose,
                size,
                settings.replay().lockTimeout());
    }

    Settings settings() {
        return settings;
    }

    DataSource target() {
        return target;
    }

    DataSource replayTarget() {
        return replayTarget;
    }

    Sql sql() {
        return sql;
    }

    Migrations migrations() {
        return new Migrations(target, sql);
    }

    SourceStore sources() {
        return new SourceStore(sql);
    }

    PositionStore positions() {
        return new PositionStore(sql);
    }

    LeaseStore leases() {
        return new LeaseStore(sql);
    }

    HoldStore holds() {
        return new HoldStore(sql);
    }

    SyncStore syncs() {
        return new SyncStore(sql);
    }

    CascadeStore cascades() {
        return new CascadeStore(sql);
    }

    StatusStore statuses() {
        return new StatusStore(sql);
    }

    ErrorStore errors() {
        return new ErrorStore(sql);
    }

    RetryStore retries() {
        return new RetryStore(sql);
    }

    /**
     * @throws ReplicaException where no file of that name is in config/sources
     */
    SourceSettings source(String name) {
        var source = settings.sources().get(name);
        if (source == null) {
            throw new ReplicaException(
                    ErrorCode.SOURCE_UNKNOWN,
                    "there is no config/sources/" + name + ".yaml",
                    "Name one of " + String.join(", ", settings.sources().keySet()));
        }
        return source;
    }

    SourceConnections connections(SourceSettings source) {
        var mysql = source.mysql();
        return new SourceConnections(
                new SourceAddress(
                        mysql.host(),
                        mysql.port(),
                        mysql.user(),
                        mysql.password().reveal(),
                        Tls.valueOf(mysql.sslMode().name()),
                        mysql.sslCa(),
                        mysql.connectTimeout()),
                SnapshotRules.DEFAULT.withLockWait(settings.copy().lockWait()));
    }

    /** How many chunks are copied at once: as the settings say, or fewer where the target gives too few connections. */
    int copyWorkers() {
        var wanted = settings.copy().workers();
        var workers = settings.target().workers(wanted);
        if (workers < wanted) {
            LOG.warn("copy workers={} and not {}: camelion.target.pool-size is too small for more", workers, wanted);
        }
        return workers;
    }

    /** The largest row that capture reads with the heap of this process. */
    long largestRow() {
        return settings.capture().largestRow(Runtime.getRuntime().maxMemory());
    }

    /** A connection to the source for routes; closed with everything else. */
    DataSource sourcePool(SourceSettings source) {
        return sourcePools.computeIfAbsent(source.name(), name -> SourceDataSource.pooled(connections(source), name));
    }

    String binlogEndStatement(SourceSettings source) {
        return SourceFacts.read(connections(source)).binlogEndStatement();
    }

    /** How the source's tables are translated; asks the source for its version and SQL mode. */
    TranslationPolicy policy(SourceSettings source, RegisteredSource registered) {
        var copied = ColumnTypes.stored(registered.columnTypes());
        return policy(source, registered, ColumnTypes.of(source, copied.extensions()));
    }

    TranslationPolicy policy(SourceSettings source, RegisteredSource registered, ColumnTypes types) {
        var facts = SourceFacts.read(connections(source));
        return new TranslationPolicy(
                registered.schemas(),
                source.tables(),
                types.mapping(source.values()),
                facts.version(),
                facts.sqlMode(),
                new TargetOptions(
                        source.ddl().fulltextIndexes() == FulltextIndexes.GIN,
                        source.targetTables()::fillfactor,
                        source.targetTables().grantSelectTo()));
    }

    /**
     * The same of a source that was copied.
     *
     * @throws ReplicaException where the settings give a column another type than its copy did
     */
    TranslationPolicy checkedPolicy(SourceSettings source, RegisteredSource registered) {
        var policy = policy(source, registered);
        var model = positions().model(registered.id());
        var check = new ColumnTypesCheck(registered.name(), policy);
        var copied = ColumnTypes.stored(registered.columnTypes());
        if (!copied.equals(ColumnTypes.of(source, copied.extensions()))) {
            check.unchangedSince(policy(source, registered, copied), model);
        }
        check.matched(model);
        return policy;
    }

    /** What is done with schema changes that cannot be carried over. */
    static DdlPolicy ddlPolicy(SourceSettings source) {
        var rules = source.ddl();
        return new DdlPolicy(
                DdlPolicy.Unsupported.valueOf(rules.onUnsupported().name()),
                rules.replacements().stream()
                        .map(r -> new DdlPolicy.Replacement(
                                r.at().orElse(null),
                                r.statement().orElse(null),
                                r.mysql().orElse(null),
                                r.postgres().orElse(null)))
                        .toList());
    }

    /** The engine's settings that say where the source is and what of it is read. */
    Map<String, String> engineSettings(SourceSettings source) {
        var mysql = source.mysql();
        var engine = new LinkedHashMap<String, String>();
        engine.put("database.hostname", mysql.host());
        engine.put("database.port", String.valueOf(mysql.port()));
        engine.put("database.user", mysql.user());
        engine.put("database.password", mysql.password().reveal());
        engine.put("database.server.id", String.valueOf(mysql.serverId()));
        engine.put("connect.timeout.ms", String.valueOf(mysql.connectTimeout().toMillis()));
        engine.put("database.include.list", source.tables().databaseIncludeRegex());
        engine.put("table.include.list", source.tables().tableIncludeRegex());
        tls(mysql, engine);
        return engine;
    }

    private static void tls(MySqlSettings mysql, Map<String, String> engine) {
        engine.put("database.ssl.mode", mysql.sslMode().name().toLowerCase(Locale.ROOT));
        mysql.sslCa().ifPresent(authority -> {
            engine.put("database.ssl.truststore", TrustStore.of(authority).toString());
            engine.put("database.ssl.truststore.password", TrustStore.PASSWORD);
        });
    }

    @Override
    public void close() {
        sourcePools.values().forEach(HikariDataSource::close);
        target.close();
        replayTarget.close();
    }
}
