package dev.camelion.replay;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** A foreign key of a MySQL table. */
record ForeignKey(
        String name,
        String table,
        List<String> columns,
        String parent,
        List<String> parentColumns,
        String onDelete,
        String onUpdate,
        boolean foldsCase) {

    /** Whether a change of the parent may change the table. */
    boolean acts() {
        return actsOnDelete() || actsOnUpdate();
    }

    boolean actsOnDelete() {
        return !"restrict".equals(onDelete);
    }

    boolean actsOnUpdate() {
        return !"restrict".equals(onUpdate);
    }

    boolean isSelf() {
        return table.equals(parent);
    }

    /** As the effect of a schema change says it. */
    Map<String, Object> json(String schema) {
        var json = new LinkedHashMap<String, Object>();
        json.put("name", name);
        json.put("columns", columns);
        json.put("parent_schema", schema);
        json.put("parent_table", parent);
        json.put("parent_columns", parentColumns);
        json.put("on_delete", onDelete);
        json.put("on_update", onUpdate);
        json.put("fold_case", foldsCase);
        return json;
    }
}
