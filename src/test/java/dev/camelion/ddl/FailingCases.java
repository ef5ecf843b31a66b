package dev.camelion.ddl;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.schema.FailsafeSchema;

/**
 * The corpus cases that are known not to end as they should, a list for each test, each with its reason. One that fails
 * and is not listed fails the build; so does one that is listed and passes, so that the list cannot grow old.
 */
record FailingCases(String test, Map<String, String> reasons) {
    private static final Path FILE = Path.of("src/test/resources/ddl-corpus/failing.yaml");
    private static final String WAITS = "the table waits for a copy";

    static FailingCases of(String test) throws IOException {
        var settings = LoadSettings.builder().setSchema(new FailsafeSchema()).build();
        try (var reader = Files.newBufferedReader(FILE)) {
            var tests = (Map<?, ?>) new Load(settings).loadFromReader(reader);
            var reasons = new TreeMap<String, String>();
            ((Map<?, ?>) tests.get(test)).forEach((id, why) -> reasons.put(id.toString(), why.toString()));
            return new FailingCases(test, reasons);
        }
    }

    /** Takes what failed, with how, of all the cases that ran. */
    void check(Map<String, String> failures, int cases) {
        System.out.printf("corpus %s: %d of %d%n", test, cases - failures.size(), cases);
        var unlisted = new TreeMap<>(failures);
        unlisted.keySet().removeAll(reasons.keySet());
        var passing = new TreeMap<>(reasons);
        passing.keySet().removeAll(failures.keySet());
        assertThat(unlisted)
                .as("failures that %s does not list under %s", FILE, test)
                .isEmpty();
        assertThat(passing)
                .as("cases that %s lists under %s and that pass", FILE, test)
                .isEmpty();
        var unsaid = new TreeMap<>(failures);
        unsaid.entrySet()
                .removeIf(one -> !reasons.get(one.getKey()).contains(WAITS)
                        || one.getValue().startsWith(CorpusOutcome.SET_ASIDE));
        assertThat(unsaid).as("tables that should wait for a copy").isEmpty();
    }
}
