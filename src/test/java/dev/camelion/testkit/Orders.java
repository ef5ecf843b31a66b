package dev.camelion.testkit;

/** The table of nine columns whose rows loads and benchmarks write. */
public final class Orders {
    public static final String TABLE = """
            create table orders (
              id bigint not null auto_increment primary key,
              customer_id int not null,
              status enum('new','paid','shipped','done') not null,
              amount decimal(12,2) not null,
              note varchar(200) default null,
              payload text,
              created_at datetime not null,
              updated_at timestamp null default null,
              flag tinyint(1) not null default 0,
              key k_customer (customer_id)
            ) engine=innodb default charset=utf8mb4
            """;

    private Orders() {}
}
