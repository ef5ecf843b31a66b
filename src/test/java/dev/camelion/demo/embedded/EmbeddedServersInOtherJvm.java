package dev.camelion.demo.embedded;

import java.util.concurrent.CountDownLatch;

/** A JVM that starts both servers, prints their process ids and waits to be ended. */
final class EmbeddedServersInOtherJvm {
    private EmbeddedServersInOtherJvm() {}

    public static void main(String[] arguments) throws InterruptedException {
        System.out.println(EmbeddedMySql.start(MySqlOptions.defaults()).pid());
        System.out.println(EmbeddedPostgres.start(PostgresOptions.defaults()).pid());
        new CountDownLatch(1).await();
    }
}
