package dev.camelion.ddl.render;

import dev.camelion.ddl.model.ColumnModel;
import dev.camelion.ddl.model.IndexModel;
import dev.camelion.ddl.model.IndexModel.Kind;
import dev.camelion.ddl.model.IndexModel.Part;
import dev.camelion.ddl.model.TableModel;
import dev.camelion.ddl.name.Identifiers;
import dev.camelion.ddl.type.TargetKind;
import dev.camelion.ddl.type.TypeMap;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Keys and indexes. */
public final class Indexes {
    private final TypeMap types;

    public Indexes(TypeMap types) {
        this.types = types;
    }

    /** The statement that makes the index, or why PostgreSQL gets none. */
    public Rendered create(TableModel table, String schema, IndexModel index) {
        var parts = parts(table, index, Indexes::quoted);
        var name = index.targetName();
        if (parts.sql() == null || name == null) {
            return parts;
        }
        var qualified = Identifiers.qualified(schema, table.targetName());
        if (index.kind() == Kind.PRIMARY) {
            var key = "ALTER TABLE %s ADD CONSTRAINT %s PRIMARY KEY (%s)"
                    .formatted(qualified, Identifiers.quote(name), parts.sql());
            return new Rendered(key, parts.warning());
        }
        var unique = index.kind() == Kind.UNIQUE ? "UNIQUE " : "";
        var method = index.kind() == Kind.FULLTEXT ? "USING gin " : "";
        return new Rendered(
                "CREATE %sINDEX %s ON %s %s(%s)"
                        .formatted(unique, Identifiers.quote(name), qualified, method, parts.sql()),
                parts.warning());
    }

    /** True where PostgreSQL gets the index. */
    public boolean isCarried(TableModel table, IndexModel index) {
        return parts(table, index, Indexes::quoted).sql() != null;
    }

    /** What the index is made of, told by column ids, so that a renamed column makes no difference. */
    public String signature(TableModel table, IndexModel index) {
        return index.kind() + " "
                + parts(table, index, column -> "#" + column.id()).sql();
    }

    private static String quoted(ColumnModel column) {
        return Identifiers.quote(Identifiers.targetName(column.name()));
    }

    private Rendered parts(TableModel table, IndexModel index, Function<ColumnModel, String> name) {
        if (index.kind() == Kind.FULLTEXT && types.options().makesFulltextIndexes()) {
            return fulltext(table, index, name);
        }
        if (index.kind() == Kind.FULLTEXT || index.kind() == Kind.SPATIAL) {
            return Rendered.dropped("the %s index %s is not carried over".formatted(index.kind(), index.name()));
        }
        for (var part : index.parts()) {
            if (part.expression() != null
                    && Expressions.translate(part.expression(), table).isEmpty()) {
                return Rendered.dropped("the index %s on the expression %s is not carried over"
                        .formatted(index.name(), part.expression()));
            }
        }
        var isPrimary = index.kind() == Kind.PRIMARY;
        var text = index.parts().stream()
                .map(part -> part(table, part, isPrimary, name))
                .collect(Collectors.joining(", "));
        var cutsKey = isPrimary && index.parts().stream().anyMatch(part -> part.prefix() != null);
        return new Rendered(text, cutsKey ? "the primary key covers whole columns, not their beginnings" : null);
    }

    /** Words as they stand, in no language: MySQL knows none either. */
    private Rendered fulltext(TableModel table, IndexModel index, Function<ColumnModel, String> name) {
        var columns = index.parts().stream()
                .flatMap(part -> table.column(part.columnId() == null ? -1 : part.columnId()).stream())
                .toList();
        if (!columns.stream().allMatch(c -> TargetKind.of(types.targetType(table, c)) == TargetKind.TEXT)) {
            return Rendered.dropped("the FULLTEXT index %s is not on texts in the target".formatted(index.name()));
        }
        return Rendered.of(columns.stream()
                .map(column -> "coalesce(%s, '')".formatted(name.apply(column)))
                .collect(Collectors.joining(" || ' ' || ", "to_tsvector('simple', ", ")")));
    }

    private String part(TableModel table, Part part, boolean isPrimary, Function<ColumnModel, String> name) {
        var descending = part.descending() && !isPrimary ? " DESC" : "";
        if (part.columnId() == null) {
            var expression = Expressions.translate(String.valueOf(part.expression()), table)
                    .orElseThrow();
            return (expression.startsWith("(") ? expression : "(" + expression + ")") + descending;
        }
        var column = table.column(part.columnId()).orElseThrow();
        var prefix = part.prefix();
        if (prefix == null || isPrimary || !isCut(column, prefix)) {
            return name.apply(column) + descending;
        }
        var kind = TargetKind.of(types.targetType(table, column));
        var cut = kind == TargetKind.BYTEA ? "substring(%s, 1, %d)" : "left(%s, %d)";
        return (kind == TargetKind.BYTEA || kind == TargetKind.TEXT
                        ? cut.formatted(name.apply(column), prefix)
                        : name.apply(column))
                + descending;
    }

    private static boolean isCut(ColumnModel column, int prefix) {
        var length = column.type().length();
        return length == null || length > prefix;
    }
}
