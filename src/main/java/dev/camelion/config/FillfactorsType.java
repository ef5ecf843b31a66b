package dev.camelion.config;

import dev.camelion.config.key.Node;
import dev.camelion.config.key.Reading;
import dev.camelion.config.key.ScalarType;
import dev.camelion.config.key.Types;
import dev.camelion.config.key.ValueType;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Tables, each with its fillfactor. */
final class FillfactorsType implements ValueType<List<FillfactorSetting>> {
    private static final ScalarType<Integer> PERCENT = Types.integer(10, 100, 90);
    private static final String EXAMPLE = "Write for example {\"shop.*\": 90, \"shop.hot\": 70}";

    @Override
    public String form() {
        return "a mapping of tables, as database.table with * and ?, to percent, each " + PERCENT.form();
    }

    @Override
    public Optional<List<FillfactorSetting>> read(Node node, Reading reading) {
        List<FillfactorSetting> settings = new ArrayList<>();
        if (node instanceof Node.Mapping mapping) {
            mapping.entries()
                    .forEach((tables, value) -> setting(tables, value, reading).ifPresent(settings::add));
        } else if (!(node instanceof Node.Reported
                || node instanceof Node.Scalar scalar && scalar.raw().isBlank())) {
            reading.invalid(node.place(), "is " + node.kind() + ", but must be " + form(), EXAMPLE);
        }
        return Optional.of(settings);
    }

    private static Optional<FillfactorSetting> setting(String tables, Node node, Reading reading) {
        try {
            var pattern = new TablePattern(tables);
            if (node instanceof Node.Scalar scalar && scalar.raw().isBlank()) {
                reading.missing(node.place(), "has no percent", EXAMPLE);
            }
            return PERCENT.read(node, reading).map(percent -> new FillfactorSetting(pattern, percent));
        } catch (IllegalArgumentException noTable) {
            reading.invalid(node.place(), "names no table: " + noTable.getMessage(), EXAMPLE);
            return Optional.empty();
        }
    }
}
