package dev.camelion.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** A benchmark's result as a page: printed, and written to {@code target/bench/NAME.md}. */
final class Report {
    private final String name;
    private final StringBuilder page = new StringBuilder();

    Report(String name, String title) {
        this.name = name;
        page.append("# ").append(title).append("\n");
    }

    Report line(String text) {
        page.append("\n").append(text).append("\n");
        return this;
    }

    Report list(List<String> items) {
        page.append("\n");
        items.forEach(item -> page.append("- ").append(item).append("\n"));
        return this;
    }

    /** Numbers to the right, so that the page is a table for the eye as well. */
    Report table(List<String> titles, List<List<String>> rows) {
        var widths = IntStream.range(0, titles.size())
                .map(i -> IntStream.concat(
                                IntStream.of(titles.get(i).length(), 3),
                                rows.stream().mapToInt(row -> row.get(i).length()))
                        .max()
                        .orElseThrow())
                .toArray();
        var lines = new ArrayList<String>();
        lines.add(line(titles, widths));
        lines.add(IntStream.range(0, widths.length)
                .mapToObj(i -> i == 0 ? "-".repeat(widths[i]) : "-".repeat(widths[i] - 1) + ":")
                .collect(Collectors.joining(" | ", "| ", " |")));
        rows.forEach(row -> lines.add(line(row, widths)));
        page.append("\n").append(String.join("\n", lines)).append("\n");
        return this;
    }

    private static String line(List<String> cells, int[] widths) {
        return IntStream.range(0, widths.length)
                .mapToObj(i -> {
                    var padding = " ".repeat(widths[i] - cells.get(i).length());
                    return i == 0 ? cells.get(i) + padding : padding + cells.get(i);
                })
                .collect(Collectors.joining(" | ", "| ", " |"));
    }

    void publish() throws IOException {
        var file = Path.of("target", "bench", name + ".md");
        Files.createDirectories(file.getParent());
        Files.writeString(file, page);
        System.out.println("\n" + page + "\nThis page: " + file);
    }
}
