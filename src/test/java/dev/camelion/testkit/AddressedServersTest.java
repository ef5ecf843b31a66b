package dev.camelion.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

class AddressedServersTest {
    @Test
    void a_given_url_keeps_its_parameters_for_every_database() {
        var server = AddressedServers.mySql("jdbc:mysql://db:3307/any?sslMode=DISABLED", "root", "", () -> {});

        assertThat(server.jdbcUrl("shop")).isEqualTo("jdbc:mysql://db:3307/shop?sslMode=DISABLED");
        assertThat(server.host()).isEqualTo("db");
        assertThat(server.port()).isEqualTo(3307);
        assertThat(server.restartable()).isEmpty();
    }

    @Test
    void the_port_may_be_left_out() {
        var server = AddressedServers.postgres("jdbc:postgresql://db", "postgres", "", () -> {});

        assertThat(server.jdbcUrl("shop")).isEqualTo("jdbc:postgresql://db:5432/shop");
    }

    @Test
    void another_url_is_refused() {
        assertThatThrownBy(() -> AddressedServers.mySql("db:3306", "root", "", () -> {}))
                .hasMessageContaining("db:3306");
    }
}
