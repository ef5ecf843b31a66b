package dev.camelion.value;

/** A text in which question marks stand for what its character set has no character for, as MySQL itself prints it. */
public record ReplacedText(String text) {
    @Override
    public String toString() {
        return text;
    }
}
