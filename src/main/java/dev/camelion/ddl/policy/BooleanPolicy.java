package dev.camelion.ddl.policy;

/** What becomes of a number other than 0 and 1 in a column of type {@code boolean}. */
public enum BooleanPolicy implements PolicyOption {
    TRUE("true"),
    /** NULL; a column that is NOT NULL allows it from then on. */
    NULL("null"),
    /** The row is refused. */
    FAIL("fail");

    private final String id;

    BooleanPolicy(String id) {
        this.id = id;
    }

    @Override
    public String id() {
        return id;
    }
}
