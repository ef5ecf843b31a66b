package dev.camelion.value.charset;

import java.nio.charset.Charset;

/** An encoding of Unicode, which Java reads as MySQL does. */
record UnicodeCharset(Charset charset) implements SourceCharset {
    @Override
    public String decode(byte[] bytes, int from, int length) {
        return new String(bytes, from, length, charset);
    }

    @Override
    public boolean hasUnknown() {
        return false;
    }
}
