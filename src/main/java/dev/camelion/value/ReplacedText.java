package dev.camelion.value;

import dev.camelion.value.charset.SourceCharset;

/** A text in which question marks stand for what its character set has no character for, as MySQL itself prints it. */
public record ReplacedText(String text) {
    /** A text, as this record where the set lacks characters of it. */
    public static Object decoded(SourceCharset charset, byte[] bytes, int from, int length) {
        var text = charset.decode(bytes, from, length);
        return charset.hasUnknown() && text.indexOf(SourceCharset.UNKNOWN) >= 0
                ? new ReplacedText(text.replace(SourceCharset.UNKNOWN, '?'))
                : text;
    }

    @Override
    public String toString() {
        return text;
    }
}
