package dev.camelion.cli.operation;

import java.util.List;

/** Where the demo tells what happens: lines of its own, and answers as the commands print them. */
public interface Story {
    void line(String text);

    /** As show_status does. */
    void status(List<SourceStatus> statuses);

    /** As show_errors does. */
    void errors(List<SourceErrors> errors);
}
