package dev.camelion.ddl.parse;

/** The text is not a statement that can be read; the message says where it stops making sense. */
public final class DdlSyntaxException extends RuntimeException {
    public DdlSyntaxException(String message) {
        super(message);
    }
}
