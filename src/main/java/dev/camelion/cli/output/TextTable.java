package dev.camelion.cli.output;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Rows as aligned columns of plain text, a header above, notes of a row below it. */
public final class TextTable {
    private static final String GAP = "  ";
    private static final String INDENT = "        ";

    private TextTable() {}

    public static <T> List<String> lines(List<Column<T>> columns, List<T> rows) {
        var cells = columns.stream()
                .filter(column -> column.isAt(Column.Place.CELL))
                .toList();
        var widths = cells.stream().map(column -> width(column, rows)).toList();
        List<String> lines = new ArrayList<>();
        lines.add(line(cells, widths, cells.stream().map(Column::title).toList()));
        for (var row : rows) {
            lines.add(line(
                    cells, widths, cells.stream().map(cell -> cell.text(row)).toList()));
            var note = texts(columns, Column.Place.NOTE, row).collect(Collectors.joining(GAP));
            Stream.concat(texts(columns, Column.Place.LINE, row), Stream.of(note))
                    .filter(text -> !text.isEmpty())
                    .forEach(text -> lines.add(INDENT + text));
        }
        return lines;
    }

    private static <T> Stream<String> texts(List<Column<T>> columns, Column.Place place, T row) {
        return columns.stream()
                .filter(column -> column.isAt(place))
                .map(column -> oneLine(column.text(row)))
                .filter(text -> !text.isEmpty());
    }

    /** One row from top to bottom: titles on the left, then what takes lines of its own. */
    static <T> List<String> upright(List<Column<T>> columns, T row) {
        var cells = columns.stream()
                .filter(column -> column.isAt(Column.Place.CELL) || column.isAt(Column.Place.NOTE))
                .filter(column -> !column.text(row).isEmpty())
                .toList();
        var width =
                cells.stream().mapToInt(column -> column.title().length()).max().orElse(0);
        List<String> lines = new ArrayList<>();
        for (var column : cells) {
            lines.add(column.title() + " ".repeat(width - column.title().length()) + GAP + oneLine(column.text(row)));
        }
        for (var column : columns) {
            if (column.isAt(Column.Place.BLOCK) && !column.text(row).isEmpty()) {
                lines.add("");
                lines.add(column.title());
                column.text(row).lines().forEach(lines::add);
            }
        }
        return lines;
    }

    private static String oneLine(String text) {
        return text.strip().replaceAll("\\R\\s*", " ");
    }

    private static <T> int width(Column<T> column, List<T> rows) {
        return rows.stream().mapToInt(row -> length(column.text(row))).reduce(length(column.title()), Math::max);
    }

    private static <T> String line(List<Column<T>> columns, List<Integer> widths, List<String> texts) {
        var line = new StringBuilder();
        for (var i = 0; i < columns.size(); i++) {
            var padding = " ".repeat(widths.get(i) - length(texts.get(i)));
            line.append(i == 0 ? "" : GAP)
                    .append(columns.get(i).isRightAligned() ? padding + texts.get(i) : texts.get(i) + padding);
        }
        return line.toString().stripTrailing();
    }

    private static int length(String text) {
        return text.codePointCount(0, text.length());
    }
}
