package dev.camelion.source;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class BinlogGroupsTest {
    private static final String UUID = "3e11fa47-71ca-11e1-9e33-c80aa9429562";

    private final BinlogGroups groups = new BinlogGroups();
    private final List<String> ended = new ArrayList<>();
    private long position = 4;

    private void event(String type, String info) {
        groups.accept(new BinlogEvent(type, position, position + 10, info))
                .ifPresent(group -> ended.add("%s %d-%d".formatted(group.gtid(), group.start(), group.end())));
        position += 10;
    }

    private void gtid(int number) {
        event("Gtid", "SET @@SESSION.GTID_NEXT= '%s:%d'".formatted(UUID, number));
    }

    @Test
    void a_transaction_ends_with_its_xid_whatever_is_in_it() {
        event("Format_desc", "Server ver: 8.0.15, Binlog ver: 4");
        event("Previous_gtids", "");
        gtid(1);
        assertThat(groups.isInside()).isTrue();
        event("Query", "BEGIN");
        event("Query", "SAVEPOINT `a`");
        event("Query", "use `x`; create table made (id int) START TRANSACTION");
        event("Query", "ROLLBACK TO `a`");
        event("Table_map", "table_id: 85 (x.k)");
        event("Write_rows", "table_id: 85 flags: STMT_END_F");
        assertThat(ended).isEmpty();
        event("Xid", "COMMIT /* xid=70 */");
        assertThat(ended).containsExactly(UUID + ":1 24-104");
        assertThat(groups.isInside()).isFalse();
    }

    @Test
    void a_statement_alone_is_one_and_so_is_a_commit_as_text() {
        event("Anonymous_Gtid", "SET @@SESSION.GTID_NEXT= 'ANONYMOUS'");
        event("Query", "use `x`; create table kk(i int) /* xid=72 */");
        event("Query", "BEGIN");
        event("Write_rows", "table_id: 85 flags: STMT_END_F");
        event("Query", "COMMIT");
        assertThat(ended).containsExactly("null 4-24", "null 24-54");
    }

    @Test
    void an_xa_transaction_ends_when_it_is_prepared_and_its_commit_is_another() {
        gtid(1);
        event("Query", "XA START X'61',X'',1");
        event("Write_rows", "table_id: 85 flags: STMT_END_F");
        event("Query", "XA END X'61',X'',1");
        event("XA_prepare", "XA PREPARE X'61',X'',1");
        gtid(2);
        event("Query", "XA COMMIT X'61',X'',1");
        assertThat(ended).containsExactly(UUID + ":1 4-54", UUID + ":2 54-74");
    }

    @Test
    void what_the_server_shows_of_a_compressed_transaction_is_passed_over() {
        gtid(1);
        event("Transaction_payload", "compression='ZSTD', decompressed_size=200 bytes");
        position -= 10;
        event("Query", "BEGIN");
        position -= 10;
        event("Write_rows", "table_id: 85 flags: STMT_END_F");
        position -= 10;
        event("Xid", "COMMIT /* xid=70 */");
        assertThat(ended).containsExactly(UUID + ":1 4-24");
        gtid(2);
        assertThat(groups.isInside()).isTrue();
    }

    @Test
    void reads_statements_with_and_without_their_database() {
        var use = BinlogStatement.of(new BinlogEvent("Query", 4, 14, "use `a``b`; create table t (i int) /* xid=7 */"));
        assertThat(use).isEqualTo(new BinlogStatement("a`b", "create table t (i int)"));
        assertThat(BinlogStatement.of(new BinlogEvent("Query", 4, 14, "drop database x")))
                .isEqualTo(new BinlogStatement(null, "drop database x"));
    }
}
