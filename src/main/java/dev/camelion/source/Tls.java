package dev.camelion.source;

/** How the connection to MySQL is protected; named as the driver names it. */
public enum Tls {
    DISABLED,
    PREFERRED,
    REQUIRED,
    VERIFY_CA,
    VERIFY_IDENTITY;

    boolean verifies() {
        return this == VERIFY_CA || this == VERIFY_IDENTITY;
    }

    /** Whether the password may go over a connection without TLS, for which the server's public key is asked of it. */
    boolean allowsClearText() {
        return this == DISABLED || this == PREFERRED;
    }
}
