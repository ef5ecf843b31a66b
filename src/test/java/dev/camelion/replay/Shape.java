package dev.camelion.replay;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Pattern;

/** A few tables that belong together, as a file of MySQL statements and one of PostgreSQL's. */
record Shape(String name) {
    private static final Path DIRECTORY = Path.of("src/test/resources/replay/shapes");
    private static final String SOURCE = ".mysql.sql";
    private static final Pattern TABLE = Pattern.compile("(?m)^create table (?:`([^`]+)`|(\\w+)) \\(");

    /** Which shapes are tried, as a regular expression: {@code -Dcamelion.test.replay-shapes}. */
    private static final String WANTED = System.getProperty("camelion.test.replay-shapes", ".*");

    static List<Shape> wanted() {
        try (var files = Files.list(DIRECTORY)) {
            return files.map(file -> file.getFileName().toString())
                    .filter(file -> file.endsWith(SOURCE))
                    .map(file -> file.substring(0, file.length() - SOURCE.length()))
                    .filter(name -> name.matches(WANTED))
                    .sorted()
                    .map(Shape::new)
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The target schema. */
    String schema() {
        return "of " + name;
    }

    /** Whether the source changes rows by foreign keys without logging it: only the source knows what is right then. */
    boolean cascades() {
        return name.startsWith("fk_");
    }

    boolean isPartitioned() {
        return name.startsWith("partition_");
    }

    List<String> tables() {
        return TABLE.matcher(read(SOURCE))
                .results()
                .map(match -> match.group(1) == null ? match.group(2) : match.group(1))
                .toList();
    }

    List<String> sourceStatements() {
        return Arrays.stream(read(SOURCE).split(";\n"))
                .filter(sql -> !sql.isBlank())
                .toList();
    }

    String targetStatements() {
        return read(".postgres.sql");
    }

    private String read(String suffix) {
        try {
            return Files.readString(DIRECTORY.resolve(name + suffix));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
