package dev.camelion.source;

import static org.assertj.core.api.Assertions.assertThat;

import dev.camelion.model.GtidSet;
import org.junit.jupiter.api.Test;

class GtidStateTest {
    @Test
    void reads_owned_gtids_which_have_nothing_between_servers() {
        assertThat(GtidState.parseOwned(
                        "3e11fa47-71ca-11e1-9e33-c80aa9429562:7#11:5#10" + "4e11fa47-71ca-11e1-9e33-c80aa9429562:7#12"))
                .isEqualTo(GtidSet.parse(
                        "3e11fa47-71ca-11e1-9e33-c80aa9429562:5:7,4e11fa47-71ca-11e1-9e33-c80aa9429562:7"));
    }

    @Test
    void takes_commas_and_several_owners_of_one_too() {
        assertThat(GtidState.parseOwned("3e11fa47-71ca-11e1-9e33-c80aa9429562:5#10#11,\n"
                        + "4e11fa47-71ca-11e1-9e33-c80aa9429562:7#12"))
                .isEqualTo(
                        GtidSet.parse("3e11fa47-71ca-11e1-9e33-c80aa9429562:5,4e11fa47-71ca-11e1-9e33-c80aa9429562:7"));
        assertThat(GtidState.parseOwned("").isEmpty()).isTrue();
    }
}
