package dev.camelion.config;

import dev.camelion.config.key.Problem;
import dev.camelion.error.ErrorCode;
import java.util.List;
import java.util.stream.Collectors;

/** The settings cannot be used: every problem they have, one a line of the message. */
public final class SettingsException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    @SuppressWarnings("serial") // never serialised
    private final List<Problem> problems;

    public SettingsException(List<Problem> problems) {
        super(problems.stream().map(Problem::toString).collect(Collectors.joining("\n")));
        this.problems = List.copyOf(problems);
    }

    public List<Problem> problems() {
        return problems;
    }

    public int exitStatus() {
        return ErrorCode.SETTING_INVALID.exitStatus();
    }
}
