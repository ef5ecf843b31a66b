package dev.camelion.demo.embedded;

import java.util.ArrayList;
import java.util.List;

/**
 * How an embedded MySQL is started.
 *
 * @param isDurable whether a commit survives a crash of the machine; of the server it always does
 * @param password root's
 * @param timeZone the server's default as an offset such as {@code +02:00}, or {@code SYSTEM}
 * @param more further options of mysqld, stronger than the ones above
 * @param isEndedByHook whether the server ends by itself when the JVM shuts down; otherwise the caller closes it
 */
public record MySqlOptions(
        MySqlRelease release,
        boolean hasGtids,
        boolean isDurable,
        int serverId,
        String password,
        String timeZone,
        List<String> more,
        boolean isEndedByHook) {

    public MySqlOptions {
        more = List.copyOf(more);
    }

    /** MySQL 8.0.15 with GTIDs, fast, root without a password, in UTC. */
    public static MySqlOptions defaults() {
        return new MySqlOptions(MySqlRelease.BUNDLED, true, false, 1, "", "+00:00", List.of(), true);
    }

    public MySqlOptions withRelease(MySqlRelease other) {
        return new MySqlOptions(other, hasGtids, isDurable, serverId, password, timeZone, more, isEndedByHook);
    }

    public MySqlOptions withGtids(boolean other) {
        return new MySqlOptions(release, other, isDurable, serverId, password, timeZone, more, isEndedByHook);
    }

    public MySqlOptions withDurable(boolean other) {
        return new MySqlOptions(release, hasGtids, other, serverId, password, timeZone, more, isEndedByHook);
    }

    public MySqlOptions withServerId(int other) {
        return new MySqlOptions(release, hasGtids, isDurable, other, password, timeZone, more, isEndedByHook);
    }

    public MySqlOptions withPassword(String other) {
        return new MySqlOptions(release, hasGtids, isDurable, serverId, other, timeZone, more, isEndedByHook);
    }

    public MySqlOptions withTimeZone(String other) {
        return new MySqlOptions(release, hasGtids, isDurable, serverId, password, other, more, isEndedByHook);
    }

    /** Adds options of mysqld as they stand on its command line. */
    public MySqlOptions with(String... options) {
        var all = new ArrayList<>(more);
        all.addAll(List.of(options));
        return new MySqlOptions(release, hasGtids, isDurable, serverId, password, timeZone, all, isEndedByHook);
    }

    public MySqlOptions withoutHook() {
        return new MySqlOptions(release, hasGtids, isDurable, serverId, password, timeZone, more, false);
    }

    /** The options that have to be the same when the data directory is made. */
    List<String> initial() {
        return more.stream()
                .filter(option -> option.matches("--(lower[-_]case[-_]table[-_]names|innodb[-_]page[-_]size)=.*"))
                .toList();
    }

    List<String> commandLine() {
        var gtids = hasGtids ? "ON" : "OFF";
        var line = new ArrayList<>(List.of(
                "--bind-address=127.0.0.1",
                "--loose-mysqlx=OFF",
                "--secure-file-priv=NULL",
                "--innodb-use-native-aio=0",
                "--max-allowed-packet=1G",
                "--server-id=" + serverId,
                "--log-bin=binlog",
                "--binlog-format=ROW",
                "--binlog-row-image=FULL",
                "--gtid-mode=" + gtids,
                "--enforce-gtid-consistency=" + gtids,
                "--default-time-zone=" + timeZone));
        line.addAll(
                isDurable
                        ? List.of("--innodb-flush-log-at-trx-commit=1", "--sync-binlog=1")
                        : List.of(
                                "--innodb-flush-log-at-trx-commit=2",
                                "--sync-binlog=0",
                                "--innodb-flush-method=nosync"));
        line.addAll(more);
        return List.copyOf(line);
    }
}
