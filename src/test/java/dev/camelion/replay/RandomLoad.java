package dev.camelion.replay;

import dev.camelion.testkit.Draw;
import java.sql.SQLException;
import java.util.List;

/** Transactions of random changes. */
final class RandomLoad {
    private final Draw draw;
    private final Recorder recorder;
    private final double schemaChanges;
    private final RandomDml dml;
    private final RandomDdl ddl;
    private final RandomTableDdl tableDdl;

    /**
     * @param range how many different keys there are, about
     * @param schemaChanges how likely a schema change is between two transactions
     */
    RandomLoad(Draw draw, Recorder recorder, Coverage coverage, int range, double schemaChanges) {
        this.draw = draw;
        this.recorder = recorder;
        this.schemaChanges = schemaChanges;
        this.dml = new RandomDml(draw, recorder, new RandomValues(draw, recorder, range), coverage);
        this.ddl = new RandomDdl(draw, recorder, coverage);
        this.tableDdl = new RandomTableDdl(draw, recorder, coverage);
    }

    /** Runs transactions until they have so many events, about; a few statements each, rarely very many. */
    List<List<LogEvent>> transactions(int events) throws SQLException {
        var left = events;
        while (left > 0) {
            var size = draw.chance(0.05) ? left : draw.between(1, 8);
            while (recorder.openEvents() < size && left-- > 0) {
                dml.act(draw.of(recorder.tables()));
            }
            left -= recorder.openEvents();
            if (draw.chance(0.03)) {
                recorder.rollback();
            } else {
                recorder.commit();
            }
            if (draw.chance(schemaChanges)) {
                alter(draw.of(recorder.tables()).name());
            }
        }
        return recorder.takeTransactions();
    }

    private void alter(String table) throws SQLException {
        if (draw.chance(0.4)) {
            ddl.dropAnyUnique();
        }
        do {
            if (draw.chance(0.45)) {
                tableDdl.act(recorder.table(table));
            } else {
                ddl.act(recorder.table(table));
            }
        } while (draw.chance(0.6) && recorder.isThere(table));
    }
}
