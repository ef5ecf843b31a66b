package dev.camelion.verify;

import static org.assertj.core.api.Assertions.assertThat;

import dev.camelion.copy.CopyFixture;
import dev.camelion.copy.PlainDesign;
import dev.camelion.ddl.model.ColumnModel;
import dev.camelion.ddl.model.SourceModel;
import dev.camelion.ddl.model.TableModel;
import dev.camelion.model.SourcePosition;
import dev.camelion.model.TableId;
import dev.camelion.value.ValueRule;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class VerificationIT {
    private final CopyFixture fixture = new CopyFixture("shop");

    private VerificationResult verify() throws SQLException {
        return verify(ReplayGate.OPEN);
    }

    private VerificationResult verify(ReplayGate gate) throws SQLException {
        var plan = new VerificationPlan(fixture.sourceId(), fixture.schemas(), table -> true, table -> true);
        return new Verification(CopyFixture.source(), fixture.target(), new Design(), gate)
                .run(plan, VerificationProgress.NONE);
    }

    private static final class Design implements ReplicaDesign {
        private final PlainDesign plain = new PlainDesign();

        @Override
        public SourceModel read(Map<TableId, String> definitions, Map<String, String> charsets) {
            return plain.read(definitions, charsets);
        }

        @Override
        public ValueRule rule(TableModel table, ColumnModel column) {
            return plain.rule(table, column);
        }
    }

    private TableComparison only(VerificationResult result) {
        assertThat(result.tables()).hasSize(1);
        return result.tables().get(0);
    }

    private void copiedItems() throws SQLException {
        fixture.inSource(
                "shop",
                "create table item (id int, part varchar(5), name varchar(20), primary key (part, id))",
                "insert into item select n, concat('p', n % 7), concat('row ', n) from"
                        + " (select @n := @n + 1 n from information_schema.columns, (select @n := 0) zero limit 2000) x");
        fixture.run();
    }

    @Test
    void finds_a_copy_equal_and_replay_held_at_its_position() throws SQLException {
        copiedItems();
        var told = new ArrayList<String>();
        var result = verify(new ReplayGate() {
            @Override
            public void holdAt(SourcePosition position) {
                told.add("hold " + position.binlog());
            }

            @Override
            public void release() {
                told.add("release");
            }
        });

        assertThat(result.isEqual()).isTrue();
        assertThat(only(result).source()).isEqualTo(only(result).target());
        assertThat(told).as("before the snapshot and at it").hasSize(4);
        assertThat(told.subList(1, 4))
                .containsExactly("hold " + result.position().binlog(), "release", "release");
    }

    @Test
    void names_rows_that_were_changed_added_and_deleted() throws SQLException {
        copiedItems();
        fixture.inTarget(
                "update shop.item set name = 'other' where id = 8",
                "insert into shop.item values (9999, 'p9', null)",
                "delete from shop.item where id = 14");

        var comparison = only(verify());

        assertThat(comparison.isEqual()).isFalse();
        assertThat(comparison.differing()).isEqualTo(3);
        assertThat(comparison.differences())
                .containsExactlyInAnyOrder(
                        new Difference(Difference.Kind.CHANGED, "part=p1, id=8"),
                        new Difference(Difference.Kind.EXTRA_IN_TARGET, "part=p9, id=9999"),
                        new Difference(Difference.Kind.MISSING_IN_TARGET, "part=p0, id=14"));
    }

    @Test
    void tells_null_from_any_text_and_values_from_their_neighbours() throws SQLException {
        fixture.inSource(
                "shop",
                "create table n (id int primary key, a varchar(10), b varchar(10))",
                "insert into n values (1, null, ''), (2, 'N', 'x'), (3, 'a,b', 'c'), (4, 'same', null)");
        fixture.run();
        assertThat(verify().isEqual()).isTrue();
        fixture.inTarget(
                "update shop.n set a = '', b = null where id = 1",
                "update shop.n set a = null where id = 2",
                "update shop.n set a = 'a', b = 'b,c' where id = 3");

        assertThat(only(verify()).differences())
                .extracting(Difference::row)
                .containsExactlyInAnyOrder("id=1", "id=2", "id=3");
    }

    @Test
    void compares_tables_without_key_as_multisets() throws SQLException {
        fixture.inSource(
                "shop",
                "create table log (line text, doc json)",
                "insert into log values ('a', '[1]'), ('a', '[1]'), ('b', '[1e30]'), (null, null)");
        fixture.run();
        assertThat(verify().isEqual()).isTrue();
        fixture.inTarget("delete from shop.log where ctid = (select min(ctid) from shop.log where line = 'a')");

        var comparison = only(verify());

        assertThat(comparison.differing()).isEqualTo(1);
        assertThat(comparison.differences())
                .extracting(Difference::kind)
                .containsExactly(Difference.Kind.MISSING_IN_TARGET);
    }

    @Test
    void reports_tables_and_columns_that_one_side_lacks() throws SQLException {
        copiedItems();
        fixture.inSource("shop", "create table late (id int)", "create table gone (id int)");
        fixture.run();
        fixture.inSource("shop", "drop table gone");
        fixture.inTarget("drop table shop.late", "alter table shop.item add column more int");

        assertThat(verify().tables())
                .extracting(comparison -> comparison.targetTable() + ": " + comparison.reason())
                .containsExactlyInAnyOrder(
                        "item: the target alone has the columns more",
                        "late: the target has no such table",
                        "gone: the source has no such table");
    }

    @Test
    void takes_json_documents_for_equal_by_value_only() throws SQLException {
        fixture.inSource(
                "shop",
                "create table doc (id int primary key, v json)",
                "insert into doc values (1, '{\"a\": 1e20, \"b\": -0.0}'), (2, '[1.7976931348623157e308, 5e-324]'), (3, 'null'), (4, null)");
        fixture.run();
        assertThat(verify().isEqual()).isTrue();
        fixture.inTarget("update shop.doc set v = '[1, 5]' where id = 2", "update shop.doc set v = null where id = 3");

        assertThat(only(verify()).differences())
                .containsExactlyInAnyOrder(
                        new Difference(Difference.Kind.CHANGED, "id=2"),
                        new Difference(Difference.Kind.CHANGED, "id=3"));
    }

    @Test
    void a_snapshot_is_not_disturbed_by_later_writes_on_either_side() throws SQLException {
        copiedItems();
        var result = verify(new ReplayGate() {
            private boolean isSnapshotTaken;

            @Override
            public void holdAt(SourcePosition position) {
                if (isSnapshotTaken) {
                    fixture.inSource("shop", "delete from item where id < 100");
                }
                isSnapshotTaken = true;
            }

            @Override
            public void release() {
                fixture.inTarget("delete from shop.item where id > 1500");
            }
        });

        assertThat(result.isEqual()).isTrue();
        assertThat(verify().isEqual()).isFalse();
    }

    @Test
    void needs_no_rows_to_be_equal() throws SQLException {
        fixture.inSource("shop", "create table nothing (id int primary key)");
        fixture.run();

        assertThat(only(verify()).source())
                .isEqualTo(new Checksum(0, java.math.BigInteger.ZERO, java.math.BigInteger.ZERO));
        assertThat(List.of(verify().isEqual())).containsExactly(true);
    }
}
