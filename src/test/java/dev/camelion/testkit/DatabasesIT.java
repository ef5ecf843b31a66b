package dev.camelion.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.SQLException;
import org.junit.jupiter.api.Test;

class DatabasesIT {
    @Test
    void shared_servers_take_rows_in_databases_of_their_own() throws SQLException {
        var source = Databases.newMySqlDatabase("shop");
        var target = Databases.newPostgresDatabase("shop");
        Databases.mySql().execute(source, "create table item (id int primary key)", "insert into item values (1)");
        Databases.postgres().execute(target, "create table item (id int primary key)", "insert into item values (1)");

        assertThat(count(Databases.mySql(), source)).isEqualTo(1);
        assertThat(count(Databases.postgres(), target)).isEqualTo(1);
        assertThat(Databases.newMySqlDatabase("shop")).isNotEqualTo(source);
    }

    private static long count(DatabaseServer server, String database) throws SQLException {
        try (var connection = server.connect(database);
                var statement = connection.createStatement();
                var answer = statement.executeQuery("select count(*) from item")) {
            answer.next();
            return answer.getLong(1);
        }
    }
}
