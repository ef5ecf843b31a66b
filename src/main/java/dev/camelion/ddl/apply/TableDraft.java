package dev.camelion.ddl.apply;

import dev.camelion.ddl.model.CheckModel;
import dev.camelion.ddl.model.ColumnModel;
import dev.camelion.ddl.model.ForeignKeyModel;
import dev.camelion.ddl.model.IndexModel;
import dev.camelion.ddl.model.Partitioning;
import dev.camelion.ddl.model.TableModel;
import dev.camelion.model.TableId;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** A table while it is being changed. Lives within one call. */
final class TableDraft {
    final TableModel before;
    final List<ColumnModel> columns;
    final List<IndexModel> indexes;
    final List<ForeignKeyModel> foreignKeys;
    final List<CheckModel> checks;

    @Nullable
    String charset;

    @Nullable
    String collation;

    @Nullable
    String engine;

    @Nullable
    Long autoIncrement;

    String comment;

    @Nullable
    Partitioning partitioning;

    private long nextId;

    TableDraft(TableModel before) {
        this.before = before;
        this.columns = new ArrayList<>(before.columns());
        this.indexes = new ArrayList<>(before.indexes());
        this.foreignKeys = new ArrayList<>(before.foreignKeys());
        this.checks = new ArrayList<>(before.checks());
        this.charset = before.charset();
        this.collation = before.collation();
        this.engine = before.engine();
        this.autoIncrement = before.autoIncrement();
        this.comment = before.comment();
        this.partitioning = before.partitioning();
        this.nextId = before.nextColumnId();
    }

    TableId id() {
        return before.id();
    }

    long takeId() {
        return nextId++;
    }

    Optional<ColumnModel> column(String name) {
        return columns.stream().filter(c -> c.name().equalsIgnoreCase(name)).findFirst();
    }

    /** The column that had the name before the statement. */
    ColumnModel columnBefore(String name) {
        return before.column(name).orElseThrow(() -> unknown("column", name));
    }

    ColumnModel columnAfter(String name) {
        return column(name).orElseThrow(() -> unknown("column", name));
    }

    ColumnModel columnById(long id) {
        return columns.stream()
                .filter(c -> c.id() == id)
                .findFirst()
                .orElseThrow(() -> unknown("column", String.valueOf(id)));
    }

    Optional<IndexModel> index(String name) {
        return indexes.stream().filter(i -> i.name().equalsIgnoreCase(name)).findFirst();
    }

    void replace(ColumnModel column) {
        columns.replaceAll(c -> c.id() == column.id() ? column : c);
    }

    UnknownObjectException unknown(String what, String name) {
        return new UnknownObjectException("%s has no %s %s as far as the replica knows".formatted(id(), what, name));
    }

    TableModel toModel() {
        return new TableModel(
                before.identity(),
                before.id(),
                before.targetName(),
                columns,
                indexes,
                foreignKeys,
                checks,
                nextId,
                charset,
                collation,
                engine,
                autoIncrement,
                comment,
                partitioning,
                before.unsupported());
    }
}
