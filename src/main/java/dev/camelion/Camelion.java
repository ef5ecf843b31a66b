package dev.camelion;

import dev.camelion.cli.Commands;
import dev.camelion.cli.Confirmation;
import dev.camelion.cli.Program;
import dev.camelion.config.Settings;
import dev.camelion.config.SettingsReader;
import dev.camelion.demo.ShopDemo;
import java.nio.file.Path;

/** The program's entrance. */
public final class Camelion {
    private Camelion() {}

    public static void main(String[] args) {
        System.exit(new Commands(program()).run(args));
    }

    private static Program program() {
        return new Program(
                Camelion::settings,
                TargetOperations::new,
                new ShopDemo(home -> new ReplicaInProcess(home, settings(home))),
                Confirmation::onTerminal);
    }

    private static Settings settings(Path home) {
        try (var placeholders = new CamelPlaceholders(home)) {
            return new SettingsReader(placeholders).read(home);
        }
    }
}
