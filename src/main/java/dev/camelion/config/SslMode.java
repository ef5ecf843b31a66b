package dev.camelion.config;

/** How the connection to MySQL is protected, as MySQL's own clients spell it. */
public enum SslMode {
    DISABLED,
    PREFERRED,
    REQUIRED,
    VERIFY_CA,
    VERIFY_IDENTITY
}
