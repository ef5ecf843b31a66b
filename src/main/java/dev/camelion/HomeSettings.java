package dev.camelion;

import dev.camelion.config.Settings;
import dev.camelion.config.SettingsReader;
import java.nio.file.Path;

/** The settings of a home directory as its files have them now. */
final class HomeSettings {
    private HomeSettings() {}

    static Settings read(Path home) {
        try (var placeholders = new CamelPlaceholders(home)) {
            return new SettingsReader(placeholders).read(home);
        }
    }
}
