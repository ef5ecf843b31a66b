package dev.camelion.bench;

import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** Seeded rows of a table of orders: some 170 bytes, nine columns of the usual types, a second index. */
final class OrderRows {
    static final int BATCH = 2_000;

    static final String DEFINITION = """
            create table %s (
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
            ) engine=InnoDB default charset=utf8mb4""";

    private static final String ALPHABET = "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789_";
    private static final String[] STATUSES = {"new", "paid", "shipped", "done"};
    private static final long FIRST_SECOND =
            Instant.parse("2020-01-01T00:00:00Z").getEpochSecond();
    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("''yyyy-MM-dd HH:mm:ss''", Locale.ROOT).withZone(ZoneOffset.UTC);

    private final Random random;
    // rows take slices of one long text: cheap, and as poorly compressible as the text
    private final String pool;

    OrderRows(long seed) {
        this.random = new Random(seed);
        this.pool = random.ints(1 << 16, 0, ALPHABET.length())
                .mapToObj(index -> ALPHABET.substring(index, index + 1))
                .collect(Collectors.joining());
    }

    String insert(String table, int rows) {
        return IntStream.range(0, rows)
                .mapToObj(any -> row())
                .collect(Collectors.joining(
                        ",",
                        "insert into %s (customer_id, status, amount, note, payload, created_at, updated_at, flag) values "
                                .formatted(table),
                        ""));
    }

    private String row() {
        return "(%d,'%s',%d.%02d,%s,%s,%s,%s,%d)"
                .formatted(
                        1 + random.nextInt(99_999),
                        STATUSES[random.nextInt(STATUSES.length)],
                        random.nextInt(100_000),
                        random.nextInt(100),
                        random.nextDouble() < 0.3 ? "null" : text(5, 40),
                        text(80, 120),
                        time(),
                        random.nextDouble() < 0.5 ? "null" : time(),
                        random.nextInt(2));
    }

    private String text(int least, int most) {
        var length = least + random.nextInt(most - least + 1);
        var start = random.nextInt(pool.length() - length);
        return "'" + pool.substring(start, start + length) + "'";
    }

    private String time() {
        return TIME.format(Instant.ofEpochSecond(FIRST_SECOND + random.nextInt(150_000_000)));
    }
}
