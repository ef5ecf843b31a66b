package dev.camelion.source;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.camelion.demo.embedded.MySqlOptions;
import dev.camelion.error.ReplicaException;
import dev.camelion.model.BinlogPosition;
import dev.camelion.model.GtidSet;
import dev.camelion.model.SourcePosition;
import dev.camelion.testkit.Databases;
import dev.camelion.testkit.MySqlServer;
import java.sql.SQLException;
import java.util.ArrayList;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class BinlogScanIT {
    private static MySqlServer server;

    @BeforeAll
    static void start() {
        server = Databases.ownMySql(MySqlOptions.defaults());
    }

    @AfterAll
    static void end() {
        server.close();
    }

    private static SnapshotFixture shop(MySqlServer server) {
        var fixture = new SnapshotFixture(server, "select on `%s`.*");
        fixture.execute("create table item (id int primary key)", "insert into item values (1)");
        return fixture;
    }

    private static SourcePosition now(SnapshotFixture shop) throws SQLException {
        try (var connection = shop.source().open()) {
            return SourcePositions.read(connection);
        }
    }

    @Test
    void a_place_and_its_gtid_set_are_found_from_each_other() throws SQLException {
        try (var shop = shop(server)) {
            var scan = new BinlogScan(shop.source());
            var places = new ArrayList<SourcePosition>();
            for (var i = 10; i < 14; i++) {
                places.add(now(shop));
                shop.execute("insert into item values (%d)".formatted(i), "create table t%d (id int)".formatted(i));
                if (i == 11) {
                    shop.execute("flush binary logs");
                }
            }
            places.add(now(shop));
            for (var place : places) {
                assertThat(scan.ofPlace(place.binlog())).isEqualTo(place);
                var found = scan.ofGtids(String.valueOf(place.gtidSet()));
                assertThat(found.gtidSet()).isEqualTo(place.gtidSet());
                assertThat(found.binlog()).isEqualTo(place.binlog());
            }
            // the end of a file and the start of the next hold the same transactions
            var next = places.get(2).binlog();
            assertThat(scan.ofPlace(new BinlogPosition(next.file(), 4)).gtidSet())
                    .isEqualTo(places.get(2).gtidSet());
        }
    }

    @Test
    void only_statements_from_the_position_on_are_read_that_it_does_not_hold() throws SQLException {
        try (var shop = shop(server)) {
            var scan = new BinlogScan(shop.source());
            shop.execute("create table before_it (id int)");
            var position = now(shop);
            shop.execute(
                    "insert into item values (5)",
                    "create table held (id int)",
                    "flush binary logs",
                    "create table behind_it (id int)");
            var statements = new ArrayList<String>();
            scan.statements(position, (at, statement) -> statements.add(statement.sql()));
            assertThat(statements)
                    .containsExactly("BEGIN", "create table held (id int)", "create table behind_it (id int)");

            statements.clear();
            var set = GtidSet.parse(String.valueOf(position.gtidSet()));
            var own = set.toString().replaceAll(":.*", "");
            var last = Long.parseLong(set.toString().replaceAll(".*[:-]", ""));
            var withHole = set.plus(own + ":" + (last + 2));
            scan.statements(scan.ofGtids(withHole.toString()), (at, statement) -> statements.add(statement.sql()));
            assertThat(statements).containsExactly("BEGIN", "create table behind_it (id int)");
        }
    }

    @Test
    void refuses_places_where_no_transaction_begins_or_ends() throws SQLException {
        try (var shop = shop(server)) {
            var scan = new BinlogScan(shop.source());
            var before = now(shop).binlog();
            shop.execute("insert into item values (2)");
            var end = now(shop).binlog();
            // in an event, and between two
            for (var step : new int[] {1, 79, 90, 151, 160}) {
                var place = new BinlogPosition(before.file(), before.position() + step);
                assertThatThrownBy(() -> scan.ofPlace(place))
                        .isInstanceOf(ReplicaException.class)
                        .hasMessageContaining("is inside a transaction");
            }
            assertThatThrownBy(() -> scan.ofPlace(new BinlogPosition(end.file(), end.position() + 1)))
                    .hasMessageStartingWith("option-invalid")
                    .hasMessageContaining("ends at " + end.position());
            assertThatThrownBy(() -> scan.ofPlace(new BinlogPosition("binlog.999999", 4)))
                    .hasMessageStartingWith("position-lost")
                    .hasMessageContaining("binlog.999999");
        }
    }

    @Test
    void refuses_sets_that_are_not_the_servers() throws SQLException {
        try (var shop = shop(server)) {
            var scan = new BinlogScan(shop.source());
            var all = String.valueOf(now(shop).gtidSet());
            assertThatThrownBy(() -> scan.ofGtids(all + ",aaaaaaaa-1111-1111-1111-111111111111:1"))
                    .hasMessageStartingWith("source-changed")
                    .hasMessageContaining("has not executed all of");
            assertThatThrownBy(() -> scan.ofGtids("aaaaaaaa-1111-1111-1111-111111111111:tag:1"))
                    .hasMessageStartingWith("gtid-tagged");
            assertThatThrownBy(() -> scan.ofGtids("yesterday")).hasMessageStartingWith("option-invalid");
        }
    }

    @Test
    void refuses_what_is_purged() throws SQLException {
        try (var own = Databases.ownMySql(MySqlOptions.defaults());
                var shop = shop(own)) {
            var scan = new BinlogScan(shop.source());
            var old = now(shop);
            shop.execute("insert into item values (2)", "flush binary logs");
            shop.execute(
                    "purge binary logs to '%s'".formatted(now(shop).binlog().file()));
            assertThatThrownBy(() -> scan.ofPlace(old.binlog())).hasMessageStartingWith("position-lost");
            assertThatThrownBy(() -> scan.ofGtids(String.valueOf(old.gtidSet())))
                    .hasMessageStartingWith("position-lost")
                    .hasMessageContaining("purged is");
        }
    }

    @Test
    void without_gtids_a_place_stands_for_itself() throws SQLException {
        try (var plain = Databases.ownMySql(MySqlOptions.defaults().withGtids(false));
                var shop = shop(plain)) {
            var scan = new BinlogScan(shop.source());
            var place = now(shop);
            assertThat(place.gtidSet()).isNull();
            assertThat(scan.ofPlace(place.binlog())).isEqualTo(place);
            shop.execute("insert into item values (2)");
            assertThatThrownBy(() -> scan.ofPlace(new BinlogPosition(
                            place.binlog().file(), place.binlog().position() + 1)))
                    .hasMessageContaining("is inside a transaction");
            assertThatThrownBy(() -> scan.ofGtids("aaaaaaaa-1111-1111-1111-111111111111:1"))
                    .hasMessageStartingWith("option-invalid")
                    .hasMessageContaining("gtid_mode is not ON");
        }
    }

    @Test
    void a_file_with_transactions_from_before_gtids_gives_no_set() throws SQLException {
        try (var mixed = Databases.ownMySql(
                        MySqlOptions.defaults().withGtids(false).with("--enforce-gtid-consistency=ON"));
                var shop = shop(mixed)) {
            shop.execute("set global gtid_mode = OFF_PERMISSIVE", "insert into item values (2)");
            var old = now(shop).binlog();
            shop.execute(
                    "set global gtid_mode = ON_PERMISSIVE", "set global gtid_mode = ON", "insert into item values (3)");
            var scan = new BinlogScan(shop.source());
            assertThat(scan.ofPlace(now(shop).binlog())).isEqualTo(now(shop));
            assertThatThrownBy(() -> scan.ofPlace(old))
                    .hasMessageStartingWith("source-unsupported")
                    .hasMessageContaining("transactions without a GTID before " + old.position());
        }
    }
}
