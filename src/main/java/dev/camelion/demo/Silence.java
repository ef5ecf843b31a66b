package dev.camelion.demo;

import dev.camelion.cli.operation.Progress;
import dev.camelion.model.TableId;

/** Progress of what takes a second or two here. */
final class Silence implements Progress {
    static final Progress PROGRESS = new Silence();

    private Silence() {}

    @Override
    public void phase(String what) {}

    @Override
    public void table(TableId table, long rows, long expectedRows, long bytes) {}

    @Override
    public void done(TableId table, long rows, long bytes) {}
}
