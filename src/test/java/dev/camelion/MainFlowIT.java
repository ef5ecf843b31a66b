package dev.camelion;

import static org.assertj.core.api.Assertions.assertThat;

import dev.camelion.testkit.Databases;
import dev.camelion.testkit.Eventually;
import dev.camelion.testkit.ReplicaHome;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The product from end to end in one process: copy, stream, schema changes, status. */
class MainFlowIT {
    @TempDir
    private Path directory;

    @Test
    void replicates_a_shop() throws Exception {
        var mysql = Databases.mySql();
        var shop = Databases.newMySqlDatabase("shop");
        var target = Databases.newPostgresDatabase("replica");
        mysql.execute(
                shop,
                "create table orders (id bigint primary key auto_increment, customer int not null, note varchar(40), amount decimal(10,2), status enum('new','paid') not null default 'new', key (customer))",
                "insert into orders (customer, note, amount) values (1, 'first', 9.99), (2, null, 1)");
        ReplicaHome.in(directory, Databases.postgres(), target).source("shop", mysql, List.of(shop), "");
        try (var replica = new TestReplica(directory)) {
            replica.initialise("shop");
            replica.start("shop");
            replica.awaitRunning("shop");
            mysql.execute(
                    shop,
                    "insert into orders (customer, note, amount) values (3, 'streamed', 5)",
                    "update orders set amount = 10 where id = 1",
                    "alter table orders add column extra int not null default 7",
                    "insert into orders (customer, note, amount, extra) values (4, 'after', 6, 8)",
                    "delete from orders where id = 2");
            Eventually.passes("the changes are in the target", () -> assertThat(replica.query(
                            "select id, customer, note, amount, status, extra from \"%s\".orders order by id"
                                    .formatted(shop)))
                    .containsExactly("1|1|first|10.00|new|7", "3|3|streamed|5.00|new|7", "4|4|after|6.00|new|8"));
        }
    }
}
