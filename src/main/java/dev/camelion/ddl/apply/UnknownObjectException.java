package dev.camelion.ddl.apply;

/** A statement names a table, column or index that the model does not have: the model is not the source's state. */
public final class UnknownObjectException extends RuntimeException {
    public UnknownObjectException(String message) {
        super(message);
    }
}
