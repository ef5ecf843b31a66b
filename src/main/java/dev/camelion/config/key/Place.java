package dev.camelion.config.key;

/** Where a value stands: the file as the user knows it, the line (0 where it is unknown) and the key's path. */
public record Place(String file, int line, String path) {
    public Place child(String key, int childLine) {
        return new Place(file, childLine, path.isEmpty() ? key : path + "." + key);
    }

    @Override
    public String toString() {
        var where = line == 0 ? file : file + ":" + line;
        return path.isEmpty() ? where : path + " in " + where;
    }
}
