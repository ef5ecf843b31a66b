package dev.camelion.ddl.random;

/** Reasons without the names in them. */
final class SetAside {
    private SetAside() {}

    static String kindOf(String reason) {
        var text = reason.replaceAll("\\bs\\d+_[\\w ]+\\d+", "T")
                .replaceAll("\\[.*?]", "[]")
                .replaceAll("binlog\\.\\d+:\\d+", "P");
        for (var name : RandomColumns.names()) {
            text = text.replaceAll("(?<![\\w'])\\Q" + name + "\\E(?!\\w)", "_");
        }
        return text;
    }
}
