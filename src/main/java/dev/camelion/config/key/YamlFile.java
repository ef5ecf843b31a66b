package dev.camelion.config.key;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.api.lowlevel.Compose;
import org.snakeyaml.engine.v2.exceptions.MarkedYamlEngineException;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;
import org.snakeyaml.engine.v2.nodes.MappingNode;
import org.snakeyaml.engine.v2.nodes.NodeTuple;
import org.snakeyaml.engine.v2.nodes.ScalarNode;
import org.snakeyaml.engine.v2.nodes.SequenceNode;
import org.snakeyaml.engine.v2.nodes.Tag;

/** A YAML file with the line of each value. What is malformed, or comes twice, is a problem. */
public final class YamlFile {
    private static final int DEEPEST = 20;

    private final Reading reading;

    private YamlFile(Reading reading) {
        this.reading = reading;
    }

    /**
     * The values of a file by their known keys, written as paths ({@code mysql.host}); a block that holds none of
     * the known keys stays one value. Keys that are not known are problems. Nothing where the file is no YAML at all.
     */
    public static Optional<Map<String, Node>> read(Path path, Place file, Collection<String> known, Reading reading) {
        var tree = new YamlFile(reading).tree(path, file);
        if (tree.isPresent() && tree.get() instanceof Node.Mapping mapping) {
            Map<String, Node> found = new HashMap<>();
            flatten(mapping, known, reading, found);
            return Optional.of(found);
        }
        if (tree.isPresent() && !(tree.get() instanceof Node.Reported)) {
            reading.unreadable(file, "is not a mapping of keys to values", "Start from shop.yaml.example");
        }
        return Optional.empty();
    }

    private static void flatten(
            Node.Mapping block, Collection<String> known, Reading reading, Map<String, Node> found) {
        for (var node : block.entries().values()) {
            var path = node.place().path();
            if (known.contains(path)) {
                found.put(path, node);
            } else if (known.stream().noneMatch(key -> key.startsWith(path + "."))) {
                reading.unknown(node.place(), known);
            } else if (node instanceof Node.Mapping inner) {
                flatten(inner, known, reading, found);
            } else if (!(node instanceof Node.Reported) && !isEmpty(node)) {
                reading.invalid(node.place(), "is " + node.kind() + ", but must hold keys of its own", "Indent them");
            }
        }
    }

    private static boolean isEmpty(Node node) {
        return node instanceof Node.Scalar scalar && scalar.raw().isEmpty();
    }

    private Optional<Node> tree(Path path, Place file) {
        try {
            return new Compose(
                            LoadSettings.builder().setAllowNonScalarKeys(true).build())
                    .composeString(Files.readString(path))
                    .map(node -> node(node, file, 0))
                    .or(() -> Optional.of(new Node.Mapping(file, Map.of())));
        } catch (IOException unreadable) {
            reading.unreadable(file, "cannot be read as UTF-8 text", "See that it exists and that you may read it");
        } catch (MarkedYamlEngineException malformed) {
            var line =
                    malformed.getProblemMark().map(mark -> mark.getLine() + 1).orElse(0);
            reading.unreadable(
                    new Place(file.file(), line, ""),
                    "is not YAML: " + withoutValues(malformed.getProblem()),
                    "Mind the indentation, and put values with {{...}} or other signs in quotes");
        } catch (YamlEngineException malformed) {
            reading.unreadable(file, "is not YAML", "Save it as one document in UTF-8");
        }
        return Optional.empty();
    }

    /** The parser names the alias or tag it takes an unquoted value for, and that value may be a password. */
    private static String withoutValues(String problem) {
        return problem.startsWith("found undefined") ? "an unquoted value starts with * or !" : problem;
    }

    private Node node(org.snakeyaml.engine.v2.nodes.Node yaml, Place place, int depth) {
        if (depth > DEEPEST) {
            reading.invalid(place, "is nested too deeply", "Write it out without aliases");
            return new Node.Reported(place);
        }
        if (yaml instanceof MappingNode mapping) {
            return mapping(mapping, place, depth);
        }
        if (yaml instanceof SequenceNode sequence) {
            List<Node> items = new ArrayList<>();
            for (var item : sequence.getValue()) {
                items.add(node(item, new Place(place.file(), line(item), place.path()), depth + 1));
            }
            return new Node.Sequence(place, items);
        }
        var scalar = (ScalarNode) yaml;
        return scalar.getTag().equals(Tag.NULL)
                ? new Node.Scalar(place, "", !scalar.getValue().isEmpty())
                : new Node.Scalar(place, scalar.getValue());
    }

    private Node mapping(MappingNode yaml, Place place, int depth) {
        Map<String, Node> entries = new LinkedHashMap<>();
        for (NodeTuple tuple : yaml.getValue()) {
            if (!(tuple.getKeyNode() instanceof ScalarNode key)) {
                reading.invalid(place, "is not in quotes", "Write \"{{...}}\" for a placeholder");
                return new Node.Reported(place);
            }
            var entryPlace = place.child(key.getValue(), line(key));
            if (entries.put(key.getValue(), node(tuple.getValueNode(), entryPlace, depth + 1)) != null) {
                reading.invalid(entryPlace, "is set a second time", "Remove one of the two");
            }
        }
        return new Node.Mapping(place, entries);
    }

    private static int line(org.snakeyaml.engine.v2.nodes.Node yaml) {
        return yaml.getStartMark().map(mark -> mark.getLine() + 1).orElse(0);
    }
}
