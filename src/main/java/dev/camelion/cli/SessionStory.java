package dev.camelion.cli;

import dev.camelion.cli.operation.SourceErrors;
import dev.camelion.cli.operation.SourceStatus;
import dev.camelion.cli.operation.Story;
import java.util.List;

/** Prints what the demo tells. */
final class SessionStory implements Story {
    private final Session session;

    SessionStory(Session session) {
        this.session = session;
    }

    @Override
    public void line(String text) {
        session.line(text);
    }

    @Override
    public void status(List<SourceStatus> statuses) {
        session.output().rows(ShowStatusCommand.COLUMNS, statuses);
    }

    @Override
    public void errors(List<SourceErrors> errors) {
        session.output().sections(errors.stream().map(ErrorTables::of).toList(), false, ShowErrorsCommand.NOTHING);
    }
}
