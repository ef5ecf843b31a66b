package dev.camelion.capture.engine;

/** In a row of the engine: a DATE or DATETIME that is none, as its year, month or day is zero or the month has no such day. */
public enum NoDay {
    NO_DAY
}
