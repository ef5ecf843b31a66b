package dev.camelion.values;

import dev.camelion.testkit.Draw;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** Random tables in which each type stands in each of its uses. */
final class TableSet {
    /** Tables of these names map TIME to interval. */
    static final String EXACT = "exact_";

    private static final int COLUMNS = 16;
    private static final int GENERATING_COLUMNS = 6;

    private final TypeCatalogue types;
    private final Draw draw;
    private final List<TestTable> tables = new ArrayList<>();

    TableSet(TypeCatalogue types, Draw draw) {
        this.types = types;
        this.draw = draw;
        for (var use : Use.values()) {
            var size =
                    switch (use) {
                        case KEY -> 1;
                        case GENERATED -> GENERATING_COLUMNS;
                        default -> COLUMNS;
                    };
            add(
                    use,
                    size,
                    types.types(use).stream().filter(TestType::isExactTime).toList(),
                    EXACT);
            add(
                    use,
                    size,
                    types.types(use).stream()
                            .filter(type -> !type.isExactTime())
                            .toList(),
                    "");
        }
    }

    List<TestTable> all() {
        return tables;
    }

    List<TestTable> of(Use... uses) {
        return tables.stream()
                .filter(table -> Stream.of(uses).anyMatch(use -> use == table.use()))
                .toList();
    }

    private void add(Use use, int size, List<TestType> from, String prefix) {
        var shuffled = draw.shuffled(from);
        for (var first = 0; first < shuffled.size(); first += size) {
            var chosen = shuffled.subList(first, Math.min(first + size, shuffled.size()));
            tables.add(table(
                    "%s%s_%d".formatted(prefix, use, tables.size()).toLowerCase(java.util.Locale.ROOT), use, chosen));
        }
    }

    private TestTable table(String name, Use use, List<TestType> chosen) {
        var columns = new ArrayList<TestColumn>();
        var generated = new ArrayList<TestColumn>();
        for (var type : chosen) {
            var number = columns.size();
            columns.add(new TestColumn("c" + number, type, rest(use, type)));
            if (use == Use.GENERATED) {
                generated.add(new TestColumn("v" + number, type, "as (c%d) virtual".formatted(number)));
                generated.add(new TestColumn("s" + number, type, "as (c%d) stored".formatted(number)));
            }
        }
        return new TestTable(name, use, columns, generated);
    }

    private String rest(Use use, TestType type) {
        if (use == Use.KEY) {
            return "not null";
        }
        var isNotNull = use == Use.NOT_NULL;
        var hasDefault = type.defaultValue() != null && (isNotNull || draw.chance(0.6));
        return (isNotNull ? "not null" : "null")
                + (hasDefault ? " default " + type.defaultValue() : "")
                + draw.maybe(types.hasInvisibleColumns() ? 0.2 : 0, " invisible");
    }
}
