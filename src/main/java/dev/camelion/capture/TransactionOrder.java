package dev.camelion.capture;

import dev.camelion.model.BinlogPosition;

/** Orders the names of source transactions: GTIDs, or {@code file:position} of their start. */
final class TransactionOrder {
    // 3E11FA47-71CA-11E1-9E33-C80AA9429562:23
    private static final int UUID_LENGTH = 36;

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

    private static BinlogPosition start(String transaction) {
        var colon = transaction.lastIndexOf(':');
        return new BinlogPosition(transaction.substring(0, colon), Long.parseLong(transaction.substring(colon + 1)));
    }
}
