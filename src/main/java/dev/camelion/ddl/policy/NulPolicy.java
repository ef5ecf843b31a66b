package dev.camelion.ddl.policy;

/** What becomes of NUL characters in texts and JSON documents. */
public enum NulPolicy implements PolicyOption {
    /** They are left out. */
    STRIP("strip"),
    /** Each becomes U+FFFD, Unicode's sign for a character that could not be had. */
    REPLACE("replace"),
    /** The row is refused. */
    FAIL("fail");

    private final String id;

    NulPolicy(String id) {
        this.id = id;
    }

    @Override
    public String id() {
        return id;
    }
}
