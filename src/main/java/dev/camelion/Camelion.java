package dev.camelion;

import dev.camelion.cli.Commands;
import dev.camelion.cli.Confirmation;
import dev.camelion.cli.Program;
import dev.camelion.demo.ShopDemo;
import dev.camelion.error.HeapFull;
import org.slf4j.LoggerFactory;

/** The program's entrance. */
public final class Camelion {
    private Camelion() {}

    public static void main(String[] args) {
        Thread.setDefaultUncaughtExceptionHandler(Camelion::ended);
        System.exit(new Commands(program()).run(args));
    }

    private static Program program() {
        return new Program(
                HomeSettings::read,
                TargetOperations::new,
                new ShopDemo(home -> new ReplicaInProcess(home, HomeSettings.read(home))),
                Confirmation::onTerminal);
    }

    /** A process that has lost a thread for want of memory must not look as if it worked: its lease ends with it. */
    private static void ended(Thread thread, Throwable failure) {
        // not before: commands say how to log first
        var log = LoggerFactory.getLogger(Camelion.class);
        log.error("thread {} ended", thread.getName(), failure);
        HeapFull.of(failure).ifPresent(full -> {
            log.error(full.getMessage());
            Runtime.getRuntime().halt(full.code().exitStatus());
        });
    }
}
