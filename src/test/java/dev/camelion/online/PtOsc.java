package dev.camelion.online;

import dev.camelion.testkit.MySqlServer;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/** What pt-online-schema-change does to a source to change one table. The table's first column is its key. */
public final class PtOsc implements AutoCloseable {
    private static final int TABLE_EXISTS = 1050;
    private static final int CHUNK = 100;

    private final String database;
    private final String table;
    private final Session session;
    private String helper;
    private String old;

    public PtOsc(MySqlServer mysql, String database, String table) throws SQLException {
        this.database = database;
        this.table = table;
        this.session = new Session(mysql, database);
        this.helper = "_" + table + "_new";
        this.old = "_" + table + "_old";
    }

    /** Makes the new table and the triggers that keep it up. */
    public void prepare(String alter) throws SQLException {
        var text = session.column("show create table " + name(table), 2).get(0);
        while (!tries(named(text))) {
            helper = "_" + helper;
        }
        session.run("ALTER TABLE %s %s".formatted(name(helper), alter));
        var key = session.columns(table).get(0);
        var same = "%s.`%s` <=> OLD.`%s`".formatted(name(helper), key, key);
        var replace =
                "REPLACE INTO %s (%s) VALUES (%s);".formatted(name(helper), list("", shared()), list("NEW.", shared()));
        trigger("del", "DELETE", "DELETE IGNORE FROM %s WHERE %s;".formatted(name(helper), same));
        trigger(
                "upd",
                "UPDATE",
                "DELETE IGNORE FROM %s WHERE !(OLD.`%s` <=> NEW.`%s`) AND %s; %s"
                        .formatted(name(helper), key, key, same, replace));
        trigger("ins", "INSERT", replace);
    }

    /** The text of SHOW CREATE TABLE for the new table; names of constraints are unique in a database. */
    private String named(String text) {
        return text.replaceFirst("CREATE TABLE `[^`]*`", "CREATE TABLE " + name(helper))
                .replaceAll("CONSTRAINT `(?!_)", "CONSTRAINT `_");
    }

    private boolean tries(String create) throws SQLException {
        try {
            session.run(create);
            return true;
        } catch (SQLException refused) {
            if (refused.getErrorCode() == TABLE_EXISTS) {
                return false;
            }
            throw refused;
        }
    }

    private void trigger(String suffix, String event, String body) throws SQLException {
        session.run(
                "CREATE TRIGGER `%s` AFTER %s ON %s FOR EACH ROW BEGIN DECLARE CONTINUE HANDLER FOR 1146 begin end; %s END "
                        .formatted(triggerName(suffix), event, name(table), body));
    }

    private String triggerName(String suffix) {
        return "pt_osc_%s_%s_%s".formatted(database, table, suffix);
    }

    public void copyRows() throws SQLException {
        var key = session.columns(table).get(0);
        var last = Long.parseLong(session.column("select coalesce(max(`%s`), 0) from %s".formatted(key, name(table)), 1)
                .get(0));
        var columns = list("", shared());
        for (var from = 1L; from <= last; from += CHUNK) {
            session.run("INSERT LOW_PRIORITY IGNORE INTO %s (%s) SELECT %s FROM %s FORCE INDEX(`PRIMARY`)"
                            .formatted(name(helper), columns, columns, name(table))
                    + " WHERE ((`%s` >= '%d')) AND ((`%s` <= '%d')) LOCK IN SHARE MODE /*pt-online-schema-change copy nibble*/"
                            .formatted(key, from, key, from + CHUNK - 1));
        }
    }

    public void swap() throws SQLException {
        session.column("ANALYZE TABLE %s /* pt-online-schema-change */".formatted(name(helper)), 1);
        session.run("RENAME TABLE %s TO %s, %s TO %s".formatted(name(table), name(old), name(helper), name(table)));
    }

    /** The foreign keys of a child go from the old table to the one that has its name now. */
    public void rebuildConstraint(String child, String constraint, String rest) throws SQLException {
        session.run("SET foreign_key_checks=0");
        session.run("ALTER TABLE %s DROP FOREIGN KEY `%s`, ADD CONSTRAINT `_%s` FOREIGN KEY %s"
                .formatted(name(child), constraint, constraint, rest));
        session.run("SET foreign_key_checks=1");
    }

    /** Another way to keep the foreign keys of children: they never see a table of another name. */
    public void dropAndSwap() throws SQLException {
        session.run("SET foreign_key_checks=0");
        session.run("DROP TABLE IF EXISTS " + name(table));
        session.run("RENAME TABLE %s TO %s".formatted(name(helper), name(table)));
    }

    public void finish() throws SQLException {
        session.run("SET foreign_key_checks=0");
        session.run("DROP TABLE IF EXISTS " + name(old));
        dropTriggers();
    }

    public void dropTriggers() throws SQLException {
        for (var suffix : List.of("del", "upd", "ins")) {
            session.run("DROP TRIGGER IF EXISTS `%s`.`%s`".formatted(database, triggerName(suffix)));
        }
    }

    public void dropHelper() throws SQLException {
        session.run("DROP TABLE IF EXISTS " + name(helper));
    }

    private List<String> shared() throws SQLException {
        var shared = new ArrayList<>(session.columns(table));
        shared.retainAll(session.columns(helper));
        return shared;
    }

    private String name(String name) {
        return "`%s`.`%s`".formatted(database, name);
    }

    private static String list(String prefix, List<String> names) {
        return names.stream().map(name -> prefix + "`" + name + "`").collect(Collectors.joining(", "));
    }

    @Override
    public void close() throws SQLException {
        session.close();
    }
}
