package dev.camelion.capture;

import dev.camelion.model.BinlogPosition;
import dev.camelion.model.GtidSet;
import java.util.HashMap;
import java.util.Map;

/** The names of source transactions, in their order: GTIDs, or {@code file:position} of their start. */
final class TransactionOrder {
    // 3E11FA47-71CA-11E1-9E33-C80AA9429562:23
    private static final int UUID_LENGTH = 36;
    private static final String GTIDS = "gtids";

    private TransactionOrder() {}

    static boolean isGtid(String transaction) {
        return transaction.length() > UUID_LENGTH + 1
                && transaction.charAt(UUID_LENGTH) == ':'
                && transaction.charAt(8) == '-';
    }

    /**
     * Whether a transaction that the engine sends comes before (-1), is (0), or comes behind (1) one that was read. With
     * GTIDs the engine never sends an earlier one again; without them a server's positions are in order.
     */
    static int compare(String sent, String read) {
        if (sent.equals(read)) {
            return 0;
        }
        return isGtid(sent) ? 1 : Integer.signum(start(sent).compareTo(start(read)));
    }

    /** The engine's offset once a transaction is complete: with its GTID where the offset has any. */
    static Map<String, Object> behind(Map<String, Object> offset, String transaction) {
        if (!offset.containsKey(GTIDS) || !isGtid(transaction)) {
            return offset;
        }
        var behind = new HashMap<>(offset);
        behind.put(
                GTIDS,
                GtidSet.parse(String.valueOf(offset.get(GTIDS)))
                        .plus(transaction)
                        .toString());
        return behind;
    }

    private static BinlogPosition start(String transaction) {
        var colon = transaction.lastIndexOf(':');
        return new BinlogPosition(transaction.substring(0, colon), Long.parseLong(transaction.substring(colon + 1)));
    }
}
