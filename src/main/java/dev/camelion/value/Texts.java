package dev.camelion.value;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

/** Small pieces of text that several codecs need. */
final class Texts {
    private Texts() {}

    /** Of bytes that are known to be ASCII. */
    static String ascii(byte[] value) {
        return new String(value, ISO_8859_1);
    }

    /** A number as MySQL prints it, without the zeros that ZEROFILL and YEAR put in front. */
    static String withoutLeadingZeros(String number) {
        var start = 0;
        while (start < number.length() - 1 && number.charAt(start) == '0' && number.charAt(start + 1) != '.') {
            start++;
        }
        return number.substring(start);
    }

    /** Appends a number of at most {@code width} digits, zeros in front. */
    static void pad(StringBuilder out, long number, int width) {
        var digits = Long.toString(number);
        out.append("0".repeat(Math.max(0, width - digits.length()))).append(digits);
    }

    /** Appends microseconds as a fraction of {@code digits} digits; nothing where there are none. */
    static void fraction(StringBuilder out, long micros, int digits) {
        if (digits > 0) {
            out.append('.');
            var start = out.length();
            pad(out, micros, 6);
            out.setLength(start + digits);
        }
    }
}
