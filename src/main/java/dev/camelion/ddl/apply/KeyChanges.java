package dev.camelion.ddl.apply;

import dev.camelion.ddl.model.CheckModel;
import dev.camelion.ddl.model.IndexModel;
import dev.camelion.ddl.model.IndexModel.Kind;
import dev.camelion.ddl.model.IndexModel.Part;
import dev.camelion.ddl.statement.TableChange;
import dev.camelion.ddl.statement.TableChange.IndexDefinition;
import dev.camelion.ddl.statement.TableChange.PartDefinition;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Indexes and checks of one CREATE or ALTER TABLE: drops see the old names, additions the new columns. */
final class KeyChanges {
    private final TableDraft draft;
    private final ForeignKeyChanges foreignKeys;

    KeyChanges(TableDraft draft) {
        this.draft = draft;
        this.foreignKeys = new ForeignKeyChanges(draft, this);
    }

    /** Before columns change. */
    void drop(List<TableChange> changes) {
        for (var change : changes) {
            if (change instanceof TableChange.DropIndex drop) {
                dropIndex(drop.name());
            } else if (change instanceof TableChange.DropForeignKey drop) {
                foreignKeys.drop(drop.name());
            } else if (change instanceof TableChange.DropCheck drop) {
                dropCheck(drop.name());
            } else if (change instanceof TableChange.DropConstraint drop) {
                dropConstraint(drop.name());
            }
        }
    }

    /** After columns have changed. */
    void add(List<TableChange> changes) {
        changes.forEach(this::rename);
        var named = changes.stream()
                .filter(TableChange.AddIndex.class::isInstance)
                .map(change -> ((TableChange.AddIndex) change).index())
                .filter(index -> index.name() != null)
                .toList();
        changes.forEach(change -> add(change, named));
        dropCovered();
        draft.indexes.stream()
                .filter(index -> index.kind() == Kind.PRIMARY)
                .flatMap(index -> index.parts().stream())
                .map(Part::columnId)
                .filter(Objects::nonNull)
                .forEach(id -> draft.replace(new Column(draft.columnById(id)).notNull()));
    }

    private void dropIndex(String name) {
        if (!draft.indexes.removeIf(index -> index.name().equalsIgnoreCase(name))) {
            throw draft.unknown("index", name);
        }
    }

    private void dropCheck(String name) {
        if (!draft.checks.removeIf(check -> check.name().equalsIgnoreCase(name))) {
            throw draft.unknown("check", name);
        }
    }

    private void dropConstraint(String name) {
        if (draft.checks.removeIf(check -> check.name().equalsIgnoreCase(name))) {
            return;
        }
        if (draft.foreignKeys.stream().anyMatch(key -> key.name().equalsIgnoreCase(name))) {
            foreignKeys.drop(name);
        } else {
            dropIndex(name);
        }
    }

    private void rename(TableChange change) {
        if (change instanceof TableChange.RenameIndex rename) {
            var old = draft.before.indexes().stream()
                    .filter(index -> index.name().equalsIgnoreCase(rename.from()))
                    .findFirst()
                    .orElseThrow(() -> draft.unknown("index", rename.from()));
            draft.indexes.replaceAll(index -> index.id() == old.id()
                    ? new IndexModel(
                            index.id(), rename.to(), index.kind(), index.parts(), index.targetName(), index.generated())
                    : index);
        }
    }

    private void add(TableChange change, List<IndexDefinition> named) {
        if (change instanceof TableChange.AddIndex add) {
            addIndex(add.index(), false);
        } else if (change instanceof TableChange.AddForeignKey add) {
            foreignKeys.add(add, named);
        } else if (change instanceof TableChange.AddCheck add) {
            var name = add.name() != null
                    ? add.name()
                    : GeneratedNames.numbered(
                            draft.id().table() + "_chk_",
                            draft.checks.stream().map(CheckModel::name).toList());
            draft.checks.add(new CheckModel(name, add.expression(), add.enforced()));
        } else if (change instanceof TableChange.EnforceCheck enforce) {
            draft.checks.replaceAll(check -> check.name().equalsIgnoreCase(enforce.name())
                    ? new CheckModel(check.name(), check.expression(), enforce.enforced())
                    : check);
        }
    }

    void addIndex(IndexDefinition definition, boolean generated) {
        var parts = definition.parts().stream().map(this::part).toList();
        if (definition.kind() == Kind.PRIMARY && draft.index("PRIMARY").isPresent()) {
            throw new UnknownObjectException(
                    "%s already has a primary key as far as the replica knows".formatted(draft.id()));
        }
        if (definition.name() != null && isTaken(definition.name())) {
            throw new UnknownObjectException(
                    "%s has the index %s already as far as the replica knows".formatted(draft.id(), definition.name()));
        }
        draft.indexes.add(new IndexModel(draft.takeId(), name(definition), definition.kind(), parts, null, generated));
    }

    private String name(IndexDefinition definition) {
        if (definition.name() != null) {
            return definition.name();
        }
        var column = definition.parts().get(0).column();
        return GeneratedNames.index(
                column == null ? "functional_index" : draft.columnAfter(column).name(), this::isTaken);
    }

    private boolean isTaken(String name) {
        return draft.index(name).isPresent();
    }

    private Part part(PartDefinition part) {
        @Nullable
        Long column = part.column() == null
                ? null
                : Long.valueOf(draft.columnAfter(part.column()).id());
        return new Part(column, part.prefix(), part.expression(), part.descending());
    }

    /** An index made for a foreign key goes when another one can serve it. */
    private void dropCovered() {
        for (var index : List.copyOf(draft.indexes)) {
            if (index.generated()
                    && draft.indexes.stream().anyMatch(other -> other.id() != index.id() && covers(other, index))) {
                draft.indexes.remove(index);
            }
        }
    }

    private static boolean covers(IndexModel other, IndexModel generated) {
        var columns = generated.parts().stream().map(Part::columnId).toList();
        return coversColumns(other, columns)
                && (!other.generated() || other.parts().size() > columns.size() || other.id() < generated.id());
    }

    /** True where the index begins with the whole columns, in this order; a descending one serves no foreign key. */
    static boolean coversColumns(IndexModel index, List<@Nullable Long> columns) {
        return index.kind() != Kind.FULLTEXT
                && index.kind() != Kind.SPATIAL
                && index.parts().size() >= columns.size()
                && index.parts().stream()
                        .limit(columns.size())
                        .allMatch(part -> part.prefix() == null && !part.descending())
                && index.parts().stream()
                        .limit(columns.size())
                        .map(Part::columnId)
                        .toList()
                        .equals(columns);
    }
}
