package dev.camelion.ddl.policy;

/** What becomes of a column's values that PostgreSQL cannot hold. */
public record ValuePolicy(
        ZeroDatePolicy zeroDate, NulPolicy nulCharacter, TimePolicy timeOutOfRange, BooleanPolicy invalidBoolean) {
    public static final ValuePolicy DEFAULT =
            new ValuePolicy(ZeroDatePolicy.NULL, NulPolicy.STRIP, TimePolicy.NULL, BooleanPolicy.TRUE);

    /** With another answer to zero dates. */
    public ValuePolicy with(ZeroDatePolicy other) {
        return new ValuePolicy(other, nulCharacter, timeOutOfRange, invalidBoolean);
    }
}
