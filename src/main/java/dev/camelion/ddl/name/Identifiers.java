package dev.camelion.ddl.name;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Set;

/** PostgreSQL names: always quoted, at most 63 bytes. Pure. */
public final class Identifiers {
    private static final int MAX_BYTES = 63;
    private static final int HASH_CHARACTERS = 8;
    /** Every PostgreSQL table has these; no column may have their names. */
    private static final Set<String> SYSTEM_COLUMNS = Set.of("tableoid", "xmin", "cmin", "xmax", "cmax", "ctid");

    private Identifiers() {}

    public static String quote(String name) {
        return '"' + name.replace("\"", "\"\"") + '"';
    }

    public static String qualified(String schema, String name) {
        return quote(schema) + "." + quote(name);
    }

    /**
     * The PostgreSQL name of a MySQL table or column: the same, unless it is longer than 63 bytes or a system column's.
     * Then it is cut on a character boundary and gets a hash of the whole name.
     */
    public static String targetName(String mysqlName) {
        if (SYSTEM_COLUMNS.contains(mysqlName)) {
            return mysqlName + "_" + hash(mysqlName);
        }
        return fitted(mysqlName);
    }

    /** True where PostgreSQL knows the table or column by another name. */
    public static boolean isRenamed(String mysqlName) {
        return !targetName(mysqlName).equals(mysqlName);
    }

    /** The name itself where it fits, else its beginning and a hash. */
    public static String fitted(String name) {
        if (bytes(name) <= MAX_BYTES) {
            return name;
        }
        return cut(name, MAX_BYTES - HASH_CHARACTERS - 1) + "_" + hash(name);
    }

    public static int bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8).length;
    }

    private static String cut(String name, int maxBytes) {
        var end = 0;
        var bytes = 0;
        while (end < name.length()) {
            var character = name.codePointAt(end);
            bytes += bytes(Character.toString(character));
            if (bytes > maxBytes) {
                break;
            }
            end += Character.charCount(character);
        }
        return name.substring(0, end);
    }

    private static String hash(String name) {
        try {
            var digest = MessageDigest.getInstance("SHA-256").digest(name.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(digest).substring(0, HASH_CHARACTERS);
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException("every Java has SHA-256", impossible);
        }
    }
}
