package dev.camelion.source;

import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Tells where transactions begin and end from the events of a file, in order from its start. Pure. */
final class BinlogGroups {
    private static final Pattern GTID = Pattern.compile("GTID_NEXT= ?'([^']+)'");
    private static final Pattern TRANSACTION = Pattern.compile("(?i)BEGIN|XA (START|BEGIN)\\b.*", Pattern.DOTALL);
    private static final Pattern END = Pattern.compile("(?i)COMMIT|ROLLBACK");

    private @Nullable String gtid;
    private boolean isInside;
    private boolean isTransaction;
    private long start;
    private long hiddenUntil;

    /** A transaction or statement of its own. */
    record Group(@Nullable String gtid, long start, long end) {}

    /** Whether the event before was not the last of its transaction. */
    boolean isInside() {
        return isInside;
    }

    /** Of the transaction that the event before belonged to. */
    @Nullable
    String gtid() {
        return gtid;
    }

    /** The transaction that the event ends. */
    Optional<Group> accept(BinlogEvent event) {
        if (event.position() < hiddenUntil) {
            // the server shows what is in a compressed transaction after it
            return Optional.empty();
        }
        if (event.isGtid() || event.isAnonymous()) {
            var named = GTID.matcher(event.info());
            begin(event, event.isGtid() && named.find() ? named.group(1) : null);
            return Optional.empty();
        }
        return switch (event.type()) {
            case "Query" -> query(event);
            case "Xid", "XA_prepare" -> end(event);
            case "Transaction_payload" -> {
                hiddenUntil = event.end();
                yield end(event);
            }
            default -> Optional.empty();
        };
    }

    private Optional<Group> query(BinlogEvent event) {
        if (!isInside) {
            begin(event, null);
        }
        var text = BinlogStatement.of(event).sql().strip();
        if (!isTransaction && TRANSACTION.matcher(text).matches()) {
            isTransaction = true;
            return Optional.empty();
        }
        return isTransaction && !END.matcher(text).matches() ? Optional.empty() : end(event);
    }

    private void begin(BinlogEvent event, @Nullable String name) {
        gtid = name;
        isInside = true;
        isTransaction = false;
        start = event.position();
    }

    private Optional<Group> end(BinlogEvent event) {
        isInside = false;
        isTransaction = false;
        return Optional.of(new Group(gtid, start, event.end()));
    }
}
