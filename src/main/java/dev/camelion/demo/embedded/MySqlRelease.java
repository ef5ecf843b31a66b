package dev.camelion.demo.embedded;

/** Which MySQL an embedded server is. */
public enum MySqlRelease {
    /** 8.0.15, from the class path. */
    BUNDLED,
    /** What Debian's development release has, fetched with apt into a private folder; Debian only. */
    CURRENT;

    /** The release's files, made ready on first use. */
    MySqlFiles files() {
        return this == BUNDLED ? BundledMySql.files() : CurrentMySql.files();
    }
}
