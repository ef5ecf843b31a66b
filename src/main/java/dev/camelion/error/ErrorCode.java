package dev.camelion.error;

import java.util.Locale;

/** Every failure an operator can meet, with the exit status of the command it ends. */
public enum ErrorCode {
    BUG(1),

    COMMAND_UNKNOWN(2),
    OPTION_INVALID(2),
    DEMO_UNAVAILABLE(2),

    SETTING_UNKNOWN(3),
    SETTING_MISSING(3),
    SETTING_INVALID(3),
    SETTINGS_UNREADABLE(3),

    SOURCE_UNREACHABLE(4),
    SOURCE_NOT_ROW_BASED(4),
    SOURCE_UNSUPPORTED(4),
    SOURCE_RIGHTS_MISSING(4),
    SOURCE_BUSY(4),
    SOURCE_CHANGED(4),
    POSITION_LOST(4),
    XA_TRANSACTION(4),
    SOURCE_ROLLBACK(4),
    SOURCE_INCIDENT(4),
    GTID_TAGGED(4),
    ROW_TOO_LARGE(4),
    CAPTURE_STOPPED(4),

    TARGET_UNREACHABLE(5),
    TARGET_UNSUPPORTED(5),
    TARGET_BUSY(5),
    TARGET_REFUSED(5),
    TARGET_RIGHTS_MISSING(5),
    TARGET_ROLE_MISSING(5),

    CATALOGUE_MISSING(6),
    CATALOGUE_NEWER(6),
    CATALOGUE_EXISTS(6),
    SOURCE_UNKNOWN(6),
    SOURCE_EXISTS(6),
    TABLE_UNKNOWN(6),
    ROW_UNKNOWN(6),
    SOURCE_NOT_INITIALISED(6),
    SOURCE_RUNNING(6),
    LEASE_LOST(6),
    CONFIRMATION_MISSING(6),
    DDL_UNSUPPORTED(6),
    SCHEMA_MISMATCH(6),
    HEAP_FULL(6),

    NOT_CLEAN(7);

    private final int exitStatus;

    ErrorCode(int exitStatus) {
        this.exitStatus = exitStatus;
    }

    /** The code as it is printed: kebab-case, stable once released. */
    public String id() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    public int exitStatus() {
        return exitStatus;
    }
}
