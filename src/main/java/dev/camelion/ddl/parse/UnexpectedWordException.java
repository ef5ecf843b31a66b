package dev.camelion.ddl.parse;

/** The grammar stops at a token; {@code offset} is its place in the text, in code points. */
final class UnexpectedWordException extends RuntimeException {
    private final int offset;

    UnexpectedWordException(String message, int offset) {
        super(message);
        this.offset = offset;
    }

    int offset() {
        return offset;
    }
}
