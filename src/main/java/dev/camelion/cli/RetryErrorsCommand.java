package dev.camelion.cli;

import dev.camelion.cli.operation.ErrorSelection;
import dev.camelion.cli.operation.Resolution;
import dev.camelion.error.ErrorCode;
import dev.camelion.error.ReplicaException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

@Command(
        name = "retry_errors",
        description = "Apply discarded rows and what tables in quarantine have missed once more.")
final class RetryErrorsCommand implements Callable<Integer> {
    private final Session session;

    @Mixin
    private final SelectionOptions options = new SelectionOptions();

    @Option(
            names = "--replace",
            paramLabel = "SQL",
            description = "Run this PostgreSQL text in the place of a refused schema change; with one --id.")
    private @Nullable String replacement;

    @Option(names = "--replace-file", paramLabel = "FILE", description = "The same, read from a file in UTF-8.")
    private @Nullable Path replacementFile;

    RetryErrorsCommand(Session session) {
        this.session = session;
    }

    @Override
    public Integer call() {
        var selection = options.selection("retry_errors");
        // the number of a row says of which source it is
        var sources = options.isById() ? session.sources() : List.of(session.source());
        return ResolutionTable.print(session, resolutions(sources, selection), "Nothing to retry.");
    }

    private List<Resolution> resolutions(List<String> sources, ErrorSelection selection) {
        var text = replacement(selection);
        return text.isEmpty()
                ? session.ask(operations -> operations.retryErrors(sources, selection))
                : session.ask(operations ->
                        operations.retryReplaced(sources, selection.ids().get(0), text.get()));
    }

    private Optional<String> replacement(ErrorSelection selection) {
        if (replacement == null && replacementFile == null) {
            return Optional.empty();
        }
        if (selection.ids().size() != 1 || replacement != null && replacementFile != null) {
            throw new ReplicaException(
                    ErrorCode.OPTION_INVALID,
                    "a replacement is for one schema change",
                    "Give one --id, and one of --replace and --replace-file");
        }
        var text = replacement != null ? replacement : read(replacementFile);
        if (text.isBlank()) {
            throw new ReplicaException(
                    ErrorCode.OPTION_INVALID,
                    "the replacement is empty",
                    "Write a statement; a comment alone runs nothing");
        }
        return Optional.of(text);
    }

    private static String read(@Nullable Path file) {
        try {
            return Files.readString(java.util.Objects.requireNonNull(file));
        } catch (IOException unreadable) {
            throw new ReplicaException(
                    ErrorCode.OPTION_INVALID,
                    "--replace-file %s cannot be read as UTF-8 text".formatted(file),
                    "Correct the path",
                    unreadable);
        }
    }
}
