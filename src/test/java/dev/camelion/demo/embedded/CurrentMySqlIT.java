package dev.camelion.demo.embedded;

import static org.assertj.core.api.Assertions.assertThat;

import dev.camelion.testkit.Databases;
import java.sql.SQLException;
import org.junit.jupiter.api.Test;

class CurrentMySqlIT {
    @Test
    void a_current_mysql_keeps_rows_over_restart_and_crash() throws SQLException {
        try (var server = Databases.currentMySql(MySqlOptions.defaults())) {
            var power = Databases.restartable(server);
            server.createDatabase("shop");
            server.execute("shop", "create table item (id int primary key, check (id > 0))");
            server.execute("shop", "insert into item values (1)");

            power.restart();
            server.execute("shop", "insert into item values (2)");
            power.kill();
            power.start();

            try (var connection = server.connect("shop");
                    var statement = connection.createStatement();
                    var answer = statement.executeQuery(
                            "select version(), @@gtid_mode, @@binlog_format, (select sum(id) from item)")) {
                answer.next();
                assertThat(answer.getString(1)).doesNotStartWith("8.0.");
                assertThat(answer.getString(2)).isEqualTo("ON");
                assertThat(answer.getString(3)).isEqualTo("ROW");
                assertThat(answer.getInt(4)).isEqualTo(3);
            }
        }
    }
}
