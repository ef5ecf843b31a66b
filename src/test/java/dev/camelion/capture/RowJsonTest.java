package dev.camelion.capture;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;

/** What {@link RowJson} writes, read by another implementation of JSON. */
class RowJsonTest {
    private static final TypeReference<LinkedHashMap<String, String>> OBJECT = new TypeReference<>() {};

    private final RowJson json = new RowJson();

    @Property
    void gives_back_names_and_texts(@ForAll List<String> texts, @ForAll String name) throws Exception {
        var expected = new LinkedHashMap<String, String>();
        json.begin();
        for (var i = 0; i < texts.size(); i++) {
            json.member(RowJson.name(name + i));
            json.text(texts.get(i));
            expected.put(asUtf8(name + i), asUtf8(texts.get(i)));
        }
        assertThat(read()).isEqualTo(expected);
    }

    /** Half of a surrogate pair is no character. */
    private static String asUtf8(String text) {
        return new String(text.getBytes(UTF_8), UTF_8);
    }

    @Test
    void hands_on_long_texts_and_begins_again() throws Exception {
        var text = "a\"é\u20ac😀\\\n\u0001".repeat(100_000);
        for (var round = 0; round < 2; round++) {
            json.begin();
            json.member(RowJson.name("long"));
            json.text(text);
            json.member(RowJson.name("none"));
            json.noValue();
            var expected = new LinkedHashMap<String, String>();
            expected.put("long", text);
            expected.put("none", null);
            assertThat(read()).isEqualTo(expected);
        }
    }

    @Test
    void writes_bytes_as_digits() throws Exception {
        json.begin();
        json.member(RowJson.name("b"));
        json.hex("\\x", new byte[] {9, 0, -1, 0x5c}, 1, 3, 2);
        assertThat(read()).isEqualTo(Map.of("b", "\\x00ff5c0000"));
    }

    private Map<String, String> read() throws JsonProcessingException {
        return new ObjectMapper().readValue(json.end().toString(), OBJECT);
    }
}
