package dev.camelion.replay;

/** What the replay must get right; how often a run came across it is counted. */
enum Rule {
    // per hundred seeds at least; about a third of what was seen
    EVENT(1),
    REFUSED_STATEMENT(1),
    ROLLED_BACK(1),
    LEAN_IMAGES(1),
    FULL_IMAGES(1),
    ONE_EVENT_SLICES(1),
    SMALL_SLICES(1),
    WHOLE_BATCH_SLICES(1),
    OTHER_PHYSICAL_ORDER(1),
    NUMBER_GAP(1),
    NEW_SESSION(1),
    KEY_TOUCHED_TWICE_IN_SLICE(1),
    INSERTED_AND_DELETED_IN_SLICE(1),
    INSERTED_AGAIN_IN_SLICE(1),
    KEY_CHANGED(1),
    KEY_SWAP(1),
    KEY_CHAIN(1),
    KEY_CASE_CHANGED(1),
    UNIQUE_VALUE_CHANGED(1),
    UNIQUE_SWAP(1),
    REPLACE(1),
    UPSERT(1),
    NO_KEY_INSERT(1),
    NO_KEY_UPDATE(1),
    NO_KEY_DELETE(1),
    NO_KEY_DUPLICATE(1),
    GENERATED_COLUMN(1),
    PARTITIONED(1),
    PARTITIONED_NO_KEY(1),
    IDENTITY_ALWAYS(1),
    TARGET_ONLY_KEPT(1),
    TARGET_ONLY_DEFAULT(1),
    TARGET_ONLY_UNIQUE_CHANGED(1),
    ADD_COLUMN(1),
    DROP_COLUMN(1),
    RENAME_COLUMN(1),
    MODIFY_COLUMN(1),
    ADD_UNIQUE(1),
    DROP_UNIQUE(1),
    NO_OP_SCHEMA_CHANGE(1),
    TRUNCATE(1),
    SCHEMA_CHANGE_BETWEEN_EVENTS(1),
    CASCADE_EVENT(1),
    CASCADE_DELETED_ROW(1),
    CASCADE_UPDATED_ROW(1),
    CASCADE_SET_NULL_ROW(1),
    CASCADE_GRANDCHILD(1),
    CASCADE_SELF(1),
    CASCADE_COMPOSITE(1),
    CASCADE_FOLD_CASE(1),
    CASCADE_NO_KEY(1),
    CASCADE_REPLACED_PARENT(1);

    private final int floor;

    Rule(int floor) {
        this.floor = floor;
    }

    /** How often at least in a hundred seeds. */
    int floor() {
        return floor;
    }
}
