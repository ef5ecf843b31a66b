package dev.camelion.source;

/**
 * An event as {@code SHOW BINLOG EVENTS} tells it.
 *
 * @param position of its first byte in its file
 * @param end of the byte behind it
 * @param info what the server says of it; the statement of a Query event, behind a USE
 */
public record BinlogEvent(String type, long position, long end, String info) {
    boolean isGtid() {
        return type.startsWith("Gtid");
    }

    boolean isAnonymous() {
        return type.equals("Anonymous_Gtid");
    }
}
