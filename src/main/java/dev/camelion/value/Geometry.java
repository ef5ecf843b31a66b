package dev.camelion.value;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import org.jspecify.annotations.Nullable;

/** Geometries as MySQL stores them: four bytes of SRID, the lowest first, and WKB with x before y. */
public final class Geometry {
    static final int SRID_BYTES = 4;

    // PostGIS's sign in the type that a SRID follows
    private static final int HAS_SRID = 0x20000000;
    private static final int TYPE_AT = SRID_BYTES + 1;

    private Geometry() {}

    /** Of what the engine makes two of; it gives no SRID where it is 0. */
    public static byte[] internal(byte[] wkb, @Nullable Integer srid) {
        var bytes = ByteBuffer.allocate(SRID_BYTES + wkb.length).order(ByteOrder.LITTLE_ENDIAN);
        return bytes.putInt(srid == null ? 0 : srid).put(wkb).array();
    }

    /** As PostGIS reads it: with the SRID behind the outermost type, where there is one. */
    static String ewkb(byte[] internal) {
        var bytes = ByteBuffer.wrap(internal).order(ByteOrder.LITTLE_ENDIAN);
        var srid = bytes.getInt(0);
        if (srid == 0) {
            return Bytes.hex(internal, SRID_BYTES);
        }
        var head = ByteBuffer.allocate(1 + 2 * Integer.BYTES).order(ByteOrder.LITTLE_ENDIAN);
        head.put(internal[SRID_BYTES]).putInt(bytes.getInt(TYPE_AT) | HAS_SRID).putInt(srid);
        return Bytes.hex(head.array(), 0) + Bytes.hex(internal, TYPE_AT + Integer.BYTES);
    }
}
