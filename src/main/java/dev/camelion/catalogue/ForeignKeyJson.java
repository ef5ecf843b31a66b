package dev.camelion.catalogue;

import dev.camelion.ddl.outcome.CascadingKey;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Cascading keys as {@code fn_put_foreign_keys} takes them. */
public final class ForeignKeyJson {
    private ForeignKeyJson() {}

    public static List<Map<String, Object>> of(List<CascadingKey> keys) {
        return keys.stream().map(ForeignKeyJson::of).toList();
    }

    private static Map<String, Object> of(CascadingKey key) {
        var json = new LinkedHashMap<String, Object>();
        json.put("name", key.name());
        json.put("columns", key.columns());
        json.put("parent_schema", key.parentSchema());
        json.put("parent_table", key.parentTable());
        json.put("parent_columns", key.parentColumns());
        json.put("on_delete", key.onDelete());
        json.put("on_update", key.onUpdate());
        json.put("fold_case", key.foldCase());
        return json;
    }
}
