package dev.camelion.ddl.random;

/** What a statement is an example of, with how many of them so many seeds must have at least. */
enum Kind {
    CREATE_TABLE(100),
    CREATE_LIKE(5),
    /** MySQL 8.0.15 refuses it where there are GTIDs. */
    CREATE_SELECT(0),
    PARTITIONED(2),
    GENERATED_COLUMN(10),
    FUNCTIONAL_INDEX(3),
    PREFIX_INDEX(10),
    DESCENDING_INDEX(5),
    FULLTEXT_INDEX(3),
    CHECK(5),
    VERSION_COMMENT(10),
    ADD_COLUMN(20),
    DROP_COLUMN(15),
    MODIFY_TYPE(20),
    MODIFY_NULLABLE(8),
    MODIFY_ENUM(4),
    MOVE_COLUMN(5),
    CHANGE_COLUMN(10),
    SWAP_COLUMNS(5),
    RENAME_COLUMN(8),
    SET_DEFAULT(8),
    DROP_DEFAULT(8),
    ADD_INDEX(20),
    ADD_UNIQUE(5),
    DROP_INDEX(6),
    RENAME_INDEX(2),
    ADD_PRIMARY_KEY(1),
    DROP_PRIMARY_KEY(3),
    CHANGE_PRIMARY_KEY(1),
    ADD_FOREIGN_KEY(5),
    DROP_FOREIGN_KEY(0),
    RENAME_TO(3),
    CONVERT_CHARSET(2),
    AUTO_INCREMENT(2),
    TABLE_OPTION(2),
    SEVERAL_CLAUSES(40),
    RENAME_LIST(3),
    RENAME_SWAP(3),
    TRUNCATE(5),
    DROP_TABLES(5),
    INSERT(100),
    UPDATE(60),
    DELETE(40),
    TRANSACTION(30),
    ROLLBACK(5),
    REFUSED(0);

    private final int floor;

    Kind(int floor) {
        this.floor = floor;
    }

    /** In fifty seeds. */
    int floor() {
        return floor;
    }
}
