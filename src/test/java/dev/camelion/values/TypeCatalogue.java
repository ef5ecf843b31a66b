package dev.camelion.values;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;

/** The column types of a server. */
final class TypeCatalogue {
    static final int INVISIBLE_COLUMNS = 80023;

    private final int version;
    private final List<TestType> types;

    private TypeCatalogue(int version, List<TestType> types) {
        this.version = version;
        this.types = types;
    }

    static TypeCatalogue of(Connection mysql) throws SQLException {
        var metaData = mysql.getMetaData();
        var release = metaData.getDatabaseProductVersion().split("[.-]");
        var version = Integer.parseInt(release[0]) * 10_000
                + Integer.parseInt(release[1]) * 100
                + Integer.parseInt(release[2]);
        var all = new ArrayList<>(NumberTypes.all());
        all.addAll(TimeTypes.all());
        all.addAll(TextTypes.more());
        try (var statement = mysql.createStatement();
                var sets = statement.executeQuery(
                        "select character_set_name, maxlen from information_schema.character_sets where character_set_name <> 'binary' order by 1")) {
            while (sets.next()) {
                all.addAll(TextTypes.of(sets.getString(1), sets.getInt(2)));
            }
        }
        all.addAll(OtherTypes.all());
        return new TypeCatalogue(
                version, all.stream().filter(type -> type.isOf(version)).toList());
    }

    List<TestType> types(Use use) {
        return types.stream().filter(type -> type.isFor(use)).toList();
    }

    boolean hasInvisibleColumns() {
        return version >= INVISIBLE_COLUMNS;
    }
}
