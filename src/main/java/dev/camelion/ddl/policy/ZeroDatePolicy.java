package dev.camelion.ddl.policy;

/** What becomes of a zero, partial or invalid date, none of which PostgreSQL can hold. */
public enum ZeroDatePolicy implements PolicyOption {
    /** NULL; a column that is NOT NULL allows it from then on. */
    NULL("null"),
    EPOCH("epoch"),
    MINUS_INFINITY("-infinity"),
    /** The row is refused. */
    FAIL("fail");

    private final String id;

    ZeroDatePolicy(String id) {
        this.id = id;
    }

    @Override
    public String id() {
        return id;
    }
}
