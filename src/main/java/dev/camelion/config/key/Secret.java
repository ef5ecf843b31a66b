package dev.camelion.config.key;

import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** A text that is shown to nobody: its toString hides it. */
public final class Secret {
    public static final String HIDDEN = "******";

    private final String text;

    public Secret(String text) {
        this.text = Objects.requireNonNull(text);
    }

    /** The text itself, for the driver that needs it. */
    public String reveal() {
        return text;
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof Secret secret && text.equals(secret.text);
    }

    @Override
    public int hashCode() {
        return text.hashCode();
    }

    @Override
    public String toString() {
        return HIDDEN;
    }
}
