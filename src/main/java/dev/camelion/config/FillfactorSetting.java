package dev.camelion.config;

/**
 * How full, in percent, PostgreSQL makes the pages of the tables that match before rows are updated.
 *
 * @param percent from 10 to 100
 */
public record FillfactorSetting(TablePattern tables, int percent) {
    public FillfactorSetting {
        if (percent < 10 || percent > 100) {
            throw new IllegalArgumentException("a fillfactor is from 10 to 100, not " + percent);
        }
    }
}
