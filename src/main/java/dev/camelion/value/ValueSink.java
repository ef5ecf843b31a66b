package dev.camelion.value;

/** Takes the text of one value. */
public interface ValueSink {
    void text(String text);

    void utf8(byte[] text);

    /**
     * Takes a prefix and bytes as hexadecimal digits, for values of which no string is to be made.
     *
     * @param prefix ASCII
     * @param zeros how many zero bytes follow
     */
    void hex(String prefix, byte[] bytes, int from, int length, int zeros);
}
