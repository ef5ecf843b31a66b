package dev.camelion.config.key;

import java.util.List;
import java.util.Map;

/** A value as it stands in a file, not yet understood. */
public sealed interface Node {
    Place place();

    /** What a person calls such a value. */
    String kind();

    /**
     * One value; placeholders in it are not resolved yet.
     *
     * @param isNull whether the file says null in so many words; then {@code raw} is empty
     */
    record Scalar(Place place, String raw, boolean isNull) implements Node {
        public Scalar(Place place, String raw) {
            this(place, raw, false);
        }

        @Override
        public String kind() {
            return "a single value";
        }
    }

    record Sequence(Place place, List<Node> items) implements Node {
        @Override
        public String kind() {
            return "a list";
        }
    }

    record Mapping(Place place, Map<String, Node> entries) implements Node {
        @Override
        public String kind() {
            return "a mapping";
        }
    }

    /** What has been reported already; nothing more is said about it. */
    record Reported(Place place) implements Node {
        @Override
        public String kind() {
            return "not readable";
        }
    }
}
