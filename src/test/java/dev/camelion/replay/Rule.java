package dev.camelion.replay;

import java.util.List;

/** What the replay must get right; how often a run came across it is counted. */
enum Rule {
    EVENT(1455),
    REFUSED_STATEMENT(380),
    ROLLED_BACK(6),
    LEAN_IMAGES(10),
    FULL_IMAGES(6),
    ONE_EVENT_SLICES(6),
    SMALL_SLICES(13),
    WHOLE_BATCH_SLICES(20),
    OTHER_PHYSICAL_ORDER(16),
    NUMBER_GAP(43),
    NEW_SESSION(7),
    LANE(90),
    LANE_LEFT_UNDONE(17),
    PLAIN_SESSION(25),
    FOREIGN_KEY_CHECKED(5),
    KEY_TOUCHED_TWICE_IN_SLICE(126),
    INSERTED_AND_DELETED_IN_SLICE(40),
    INSERTED_AGAIN_IN_SLICE(35),
    KEY_CHANGED(224),
    KEY_SWAP(36),
    KEY_CHAIN(15),
    KEY_CASE_CHANGED(2),
    UNIQUE_VALUE_CHANGED(80),
    UNIQUE_SWAP(16),
    REPLACE(8),
    UPSERT(11),
    NO_KEY_INSERT(126),
    NO_KEY_UPDATE(38),
    NO_KEY_DELETE(35),
    NO_KEY_DUPLICATE(29),
    GENERATED_COLUMN(78),
    PARTITIONED(53, "partition_key"),
    PARTITIONED_NO_KEY(46, "partition_no_key"),
    IDENTITY_ALWAYS(60, "identity_always"),
    TARGET_ONLY_KEPT(4),
    TARGET_ONLY_DEFAULT(29),
    TARGET_ONLY_UNIQUE_CHANGED(13),
    ADD_COLUMN(13),
    DROP_COLUMN(2),
    RENAME_COLUMN(2),
    MODIFY_COLUMN(1),
    ADD_UNIQUE(1),
    DROP_UNIQUE(1),
    NO_OP_SCHEMA_CHANGE(1),
    TRUNCATE(2),
    RENAME_TABLE(3),
    SWAP_TABLES(2),
    DROP_AND_CREATE_TABLE(2),
    CHANGE_KEY(1),
    DROP_KEY(1),
    ADD_KEY(1),
    ADD_FOREIGN_KEY(1),
    ADD_ACTING_FOREIGN_KEY(1, "fk_"),
    DROP_FOREIGN_KEY(1),
    SCHEMA_CHANGE_BETWEEN_EVENTS(11),
    CASCADE_EVENT(119, "fk_"),
    CASCADE_DELETED_ROW(36, "fk_"),
    CASCADE_UPDATED_ROW(40, "fk_"),
    CASCADE_SET_NULL_ROW(43, "fk_"),
    CASCADE_GRANDCHILD(16, "fk_"),
    CASCADE_SELF(1, "fk_"),
    CASCADE_COMPOSITE(26, "fk_"),
    CASCADE_FOLD_CASE(10, "fk_"),
    CASCADE_NO_KEY(20, "fk_"),
    CASCADE_REPLACED_PARENT(2, "fk_");

    private final int floor;
    private final String shapes;

    /** @param floor how often it comes up at least in a hundred seeds: a sixth of what was seen, about */
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
