package dev.camelion.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.HashSet;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class GtidSetTest {
    private static final String A = "3e11fa47-71ca-11e1-9e33-c80aa9429562";
    private static final String B = "4e11fa47-71ca-11e1-9e33-c80aa9429562";

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                A + ":1-5|" + A + ":1-5",
                A + ":1:2:3|" + A + ":1-3",
                A + ":5-7:1-3:4|" + A + ":1-7",
                A + ":9:1-3|" + A + ":1-3:9",
                B + ":1," + A + ":1|" + A + ":1," + B + ":1",
                A + ":1," + A + ":2|" + A + ":1-2"
            })
    void is_printed_as_the_server_prints_it(String text, String printed) {
        assertThat(GtidSet.parse(text)).hasToString(printed);
    }

    @Test
    void line_breaks_and_capitals_do_not_matter() {
        assertThat(GtidSet.parse(A.toUpperCase(Locale.ROOT) + ":1-5,\n" + B + ":1"))
                .isEqualTo(GtidSet.parse(A + ":1-5," + B + ":1"));
    }

    @Test
    void nothing_is_the_empty_set() {
        assertThat(GtidSet.parse("")).isEqualTo(GtidSet.empty()).hasToString("");
        assertThat(GtidSet.empty().containsAll(GtidSet.empty())).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {A, A + ":", A + ":0", A + ":3-1", A + ":x", A + ":1-", "nonsense"})
    void what_is_no_set_is_refused(String text) {
        assertThatThrownBy(() -> GtidSet.parse(text)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void tags_are_told_from_intervals() {
        assertThat(GtidSet.isTagged(A + ":nightly:7")).isTrue();
        assertThat(GtidSet.isTagged(A + ":1-5:nightly:7")).isTrue();
        assertThat(GtidSet.isTagged(A + ":7")).isFalse();
        assertThat(GtidSet.isTagged(A + ":1-5:7-9")).isFalse();
        assertThatThrownBy(() -> GtidSet.parse(A + ":1-5:nightly:7")).hasMessageContaining("tag");
    }

    @Property
    void the_printed_form_reads_back(@ForAll("numbers") Set<Integer> numbers) {
        assertThat(GtidSet.parse(set(numbers).toString())).isEqualTo(set(numbers));
    }

    @Property
    void holds_exactly_what_was_added(@ForAll("numbers") Set<Integer> numbers) {
        var set = set(numbers);
        for (var number = 1; number <= 41; number++) {
            assertThat(set.contains(A + ":" + number)).isEqualTo(numbers.contains(number));
        }
    }

    @Property
    void containment_is_that_of_the_numbers(
            @ForAll("numbers") Set<Integer> one, @ForAll("numbers") Set<Integer> other) {
        assertThat(set(one).containsAll(set(other))).isEqualTo(one.containsAll(other));
    }

    @Property
    void a_union_holds_both_and_no_more(@ForAll("numbers") Set<Integer> one, @ForAll("numbers") Set<Integer> other) {
        var both = new HashSet<>(one);
        both.addAll(other);

        assertThat(set(one).union(set(other))).isEqualTo(set(both));
    }

    @Provide
    Arbitrary<Set<Integer>> numbers() {
        return Arbitraries.integers().between(1, 40).set().ofMaxSize(30);
    }

    /** In one text: the order of the intervals is that of the numbers' hash. */
    private static GtidSet set(Set<Integer> numbers) {
        return numbers.isEmpty()
                ? GtidSet.empty()
                : GtidSet.parse(A + numbers.stream().map(n -> ":" + n).collect(Collectors.joining()));
    }

    @Test
    void tells_whether_two_sets_share_a_transaction() {
        var uuid = "3e11fa47-71ca-11e1-9e33-c80aa9429562";
        var set = GtidSet.parse(uuid + ":1-5:8");
        assertThat(set.isDisjoint(GtidSet.parse(uuid + ":6-7:9"))).isTrue();
        assertThat(set.isDisjoint(GtidSet.parse(uuid + ":5-6"))).isFalse();
        assertThat(set.isDisjoint(GtidSet.parse("4e11fa47-71ca-11e1-9e33-c80aa9429562:1-5")))
                .isTrue();
        assertThat(set.isDisjoint(GtidSet.empty())).isTrue();
    }
}
