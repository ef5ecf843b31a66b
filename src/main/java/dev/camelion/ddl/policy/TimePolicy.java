package dev.camelion.ddl.policy;

/** What becomes of a TIME below zero or beyond 24:00 in a column of type {@code time}. */
public enum TimePolicy implements PolicyOption {
    /** NULL; a column that is NOT NULL allows it from then on. */
    NULL("null"),
    /** 00:00:00 or 24:00:00, whichever is nearer. */
    CLAMP("clamp"),
    /** The row is refused. */
    FAIL("fail");

    private final String id;

    TimePolicy(String id) {
        this.id = id;
    }

    @Override
    public String id() {
        return id;
    }
}
