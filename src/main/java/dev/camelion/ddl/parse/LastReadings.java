package dev.camelion.ddl.parse;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The newest readings. Each statement is read twice, for the engine and then for its translation, by other threads and
 * with others in between; what it means depends on the question alone.
 */
final class LastReadings {
    private static final int MOST = 256;
    /** Of the text, in characters: a longer one is rare, and not worth its memory. */
    private static final int LONGEST = 8_000;

    private static final Map<Question, Reading> READINGS = new LinkedHashMap<>() {
        private static final long serialVersionUID = 1;

        @Override
        protected boolean removeEldestEntry(Map.Entry<Question, Reading> eldest) {
            return size() > MOST;
        }
    };

    /** All that a reading depends on. */
    record Question(String sql, @Nullable String database, String serverVersion, Set<String> globalMode) {}

    private LastReadings() {}

    static Reading of(Question question) {
        synchronized (READINGS) {
            var known = READINGS.get(question);
            if (known != null) {
                return known;
            }
        }
        // beside the lock: several sources read at the same time
        var reading = Reading.anew(question.sql, question.database, question.serverVersion, question.globalMode);
        if (question.sql.length() <= LONGEST) {
            synchronized (READINGS) {
                READINGS.put(question, reading);
            }
        }
        return reading;
    }
}
