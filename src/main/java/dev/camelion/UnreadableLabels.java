package dev.camelion;

import dev.camelion.ddl.model.ColumnModel;
import dev.camelion.ddl.model.TableModel;
import dev.camelion.ddl.outcome.DdlWarning;
import java.util.List;
import java.util.Set;

/**
 * Labels that MySQL does not print: in SHOW CREATE TABLE and information_schema a question mark stands for each character
 * beyond the basic plane, and nobody can tell it from one that was written. Pure.
 */
final class UnreadableLabels {
    private static final Set<String> WHOLE_UNICODE = Set.of("utf8mb4", "utf16", "utf16le", "utf32", "gb18030");

    private UnreadableLabels() {}

    /** Of a table as MySQL printed it. */
    static List<DdlWarning> of(TableModel table) {
        return table.columns().stream()
                .filter(UnreadableLabels::mayLackCharacters)
                .map(column -> new DdlWarning(
                        "unreadable-label",
                        table.id(),
                        "column %s has labels with a question mark, which MySQL prints for characters such as emoji too;"
                                        .formatted(column.name())
                                + " where a label has such a character, copied rows with it are discarded, and rows of the"
                                + " binary log get the question mark: take other labels"))
                .toList();
    }

    private static boolean mayLackCharacters(ColumnModel column) {
        var type = column.type();
        return type.hasLabels()
                && (type.charset() == null || WHOLE_UNICODE.contains(type.charset()))
                && type.labels().stream().anyMatch(label -> label.indexOf('?') >= 0);
    }
}
