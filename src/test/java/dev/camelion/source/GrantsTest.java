package dev.camelion.source;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class GrantsTest {
    private final Grants grants = new Grants();

    @Test
    void reads_global_rights() {
        grants.add("GRANT SELECT, RELOAD, REPLICATION SLAVE ON *.* TO `usr`@`%` WITH GRANT OPTION");
        assertThat(grants.has("REPLICATION SLAVE")).isTrue();
        assertThat(grants.has("REPLICATION CLIENT")).isFalse();
        assertThat(grants.has("SELECT", "shop")).isTrue();
    }

    @Test
    void reads_rights_on_databases_as_patterns() {
        grants.add("GRANT SELECT, LOCK TABLES ON `sh\\_p%`.* TO `usr`@`%`");
        assertThat(grants.has("SELECT", "sh_p1")).isTrue();
        assertThat(grants.has("SELECT", "shop1")).isFalse();
        assertThat(grants.has("SELECT")).isFalse();
    }

    @Test
    void takes_all_privileges_for_any() {
        grants.add("GRANT ALL PRIVILEGES ON `shop`.* TO `usr`@`%`");
        assertThat(grants.has("LOCK TABLES", "shop")).isTrue();
        assertThat(grants.has("RELOAD")).isFalse();
    }

    @Test
    void passes_over_roles_and_proxies() {
        grants.add("GRANT `reader`@`%` TO `usr`@`%`");
        grants.add("GRANT PROXY ON ''@'' TO 'root'@'localhost' WITH GRANT OPTION");
        assertThat(grants.has("SELECT", "shop")).isFalse();
    }
}
