package dev.camelion.replay;

import java.util.List;

/** What the replay must get right; how often a run came across it is counted. */
enum Rule {
    EVENT(2297),
    REFUSED_STATEMENT(399),
    ROLLED_BACK(10),
    LEAN_IMAGES(15),
    FULL_IMAGES(10),
    ONE_EVENT_SLICES(11),
    SMALL_SLICES(20),
    WHOLE_BATCH_SLICES(29),
    OTHER_PHYSICAL_ORDER(24),
    NUMBER_GAP(71),
    NEW_SESSION(12),
    KEY_TOUCHED_TWICE_IN_SLICE(203),
    INSERTED_AND_DELETED_IN_SLICE(59),
    INSERTED_AGAIN_IN_SLICE(52),
    KEY_CHANGED(413),
    KEY_SWAP(62),
    KEY_CHAIN(29),
    KEY_CASE_CHANGED(1),
    UNIQUE_VALUE_CHANGED(163),
    UNIQUE_SWAP(33),
    REPLACE(22),
    UPSERT(16),
    NO_KEY_INSERT(180),
    NO_KEY_UPDATE(56),
    NO_KEY_DELETE(41),
    NO_KEY_DUPLICATE(36),
    GENERATED_COLUMN(206),
    PARTITIONED(5, "partition_key"),
    PARTITIONED_NO_KEY(5, "partition_no_key"),
    IDENTITY_ALWAYS(5, "identity_always"),
    TARGET_ONLY_KEPT(11),
    TARGET_ONLY_DEFAULT(87),
    TARGET_ONLY_UNIQUE_CHANGED(35),
    ADD_COLUMN(22),
    DROP_COLUMN(3),
    RENAME_COLUMN(2),
    MODIFY_COLUMN(1),
    ADD_UNIQUE(1),
    DROP_UNIQUE(1),
    NO_OP_SCHEMA_CHANGE(2),
    TRUNCATE(6),
    SCHEMA_CHANGE_BETWEEN_EVENTS(13),
    CASCADE_EVENT(5, "fk_"),
    CASCADE_DELETED_ROW(5, "fk_"),
    CASCADE_UPDATED_ROW(5, "fk_"),
    CASCADE_SET_NULL_ROW(5, "fk_"),
    CASCADE_GRANDCHILD(5, "fk_"),
    CASCADE_SELF(5, "fk_"),
    CASCADE_COMPOSITE(5, "fk_"),
    CASCADE_FOLD_CASE(5, "fk_"),
    CASCADE_NO_KEY(5, "fk_"),
    CASCADE_REPLACED_PARENT(5, "fk_");

    private final int floor;
    private final String shapes;

    /** @param floor how often it comes up at least in a hundred seeds: a quarter of what was seen, about */
    Rule(int floor) {
        this(floor, "");
    }

    /** @param shapes how the names of the shapes start without which it cannot come up */
    Rule(int floor, String shapes) {
        this.floor = floor;
        this.shapes = shapes;
    }

    /** How often it must come up in so many seeds of these shapes. */
    int floor(int seeds, List<Shape> tried) {
        return tried.stream().anyMatch(shape -> shape.name().startsWith(shapes)) ? floor * seeds / 100 : 0;
    }
}
