package dev.camelion.catalogue;

import dev.camelion.error.ErrorCode;
import dev.camelion.error.ReplicaException;
import java.util.Arrays;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.FlywayException;
import org.flywaydb.core.api.MigrationState;

/** Creates the catalogue and brings it to this program's version. */
public final class Migrations {
    static final String SCHEMA = "sch_chameleon";

    private final Sql sql;
    private final Flyway flyway;

    public Migrations(DataSource target, Sql sql) {
        this.sql = sql;
        this.flyway = Flyway.configure(Migrations.class.getClassLoader())
                .dataSource(target)
                .schemas(SCHEMA)
                .defaultSchema(SCHEMA)
                .locations("classpath:db/migration")
                .placeholderReplacement(false)
                .load();
    }

    /** Creates the catalogue or upgrades it; safe to call twice and at once. Returns its version. */
    public String migrate() {
        try {
            refuseNewer();
            flyway.migrate();
            return version();
        } catch (FlywayException failure) {
            throw new ReplicaException(
                    ErrorCode.TARGET_REFUSED,
                    "the catalogue was not created: " + firstLine(failure),
                    "The role needs the right to create a schema in the database",
                    failure);
        }
    }

    /**
     * Makes sure that the catalogue is there and of this version.
     *
     * @throws ReplicaException with what to run where it is not
     */
    public void check() {
        if (!exists()) {
            throw new ReplicaException(
                    ErrorCode.CATALOGUE_MISSING, "the target has no schema " + SCHEMA, "Run create_schema");
        }
        refuseNewer();
        if (flyway.info().pending().length > 0) {
            throw new ReplicaException(
                    ErrorCode.CATALOGUE_MISSING,
                    "the catalogue is at version %s, older than this program's".formatted(version()),
                    "Stop all replicas and run create_schema, which upgrades it");
        }
    }

    public boolean exists() {
        return sql.first("catalogue_exists", row -> row.getBoolean(1)).orElse(false);
    }

    /** Removes the catalogue with all that it knows; the replicated tables stay. */
    public void drop() {
        sql.update("drop_catalogue");
    }

    private String version() {
        var current = flyway.info().current();
        return current == null || current.getVersion() == null
                ? String.valueOf(newestApplied())
                : current.getVersion().toString();
    }

    private int newestApplied() {
        return Arrays.stream(flyway.info().applied())
                .filter(m -> m.getVersion() != null)
                .mapToInt(m -> m.getVersion().getMajor().intValue())
                .max()
                .orElse(0);
    }

    private void refuseNewer() {
        if (!exists()) {
            return;
        }
        var newer = Arrays.stream(flyway.info().all())
                .filter(m -> m.getState() == MigrationState.FUTURE_SUCCESS)
                .findFirst();
        if (newer.isPresent()) {
            throw new ReplicaException(
                    ErrorCode.CATALOGUE_NEWER,
                    "the catalogue is at version %s, which this program does not know"
                            .formatted(newer.get().getVersion()),
                    "Use a program of the version that upgraded it");
        }
    }

    private static String firstLine(Throwable failure) {
        return String.valueOf(failure.getMessage()).lines().findFirst().orElse("no reason given");
    }
}
