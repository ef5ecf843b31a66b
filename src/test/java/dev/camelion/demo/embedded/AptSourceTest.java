package dev.camelion.demo.embedded;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class AptSourceTest {
    private static final String KEYRING = "/usr/share/keyrings/debian-archive-keyring.gpg";

    @Test
    void reads_a_list_of_lines() {
        var text = """
                # comment
                deb http://mirror.example/debian bookworm main contrib # trailing
                deb-src http://mirror.example/debian bookworm main
                deb [arch=amd64 signed-by=/k.gpg] https://other.example/apt stable main
                """;

        assertThat(AptSource.ofLines(text))
                .containsExactly(
                        new AptSource(
                                "http://mirror.example/debian",
                                List.of("bookworm"),
                                List.of("main", "contrib"),
                                Optional.empty()),
                        new AptSource(
                                "https://other.example/apt",
                                List.of("stable"),
                                List.of("main"),
                                Optional.of("/k.gpg")));
    }

    @Test
    void reads_paragraphs_and_leaves_disabled_ones_out() {
        var text = """
                Types: deb deb-src
                # comment
                URIs: http://mirror.example/debian
                Suites: trixie trixie-updates
                Components: main
                Signed-By: %s

                Enabled: no
                Types: deb
                URIs: http://off.example/debian
                Suites: trixie
                Components: main

                Types: deb
                URIs: http://key.example/x
                Suites: trixie
                Components: main
                Signed-By:
                 -----BEGIN PGP PUBLIC KEY BLOCK-----
                 mQINBF
                """.formatted(KEYRING);

        assertThat(AptSource.ofParagraphs(text))
                .containsExactly(
                        new AptSource(
                                "http://mirror.example/debian",
                                List.of("trixie", "trixie-updates"),
                                List.of("main"),
                                Optional.of(KEYRING)),
                        new AptSource("http://key.example/x", List.of("trixie"), List.of("main"), Optional.empty()));
    }

    @Test
    void the_mirror_is_neither_security_nor_third_party() {
        var thirdParty = AptSource.ofLines("deb http://php.example/php trixie main");
        var security = AptSource.ofLines("deb http://mirror.example/debian-security trixie-security main");
        var own = AptSource.ofLines("deb http://mirror.example/debian/ trixie main");
        var all = List.of(thirdParty.get(0), security.get(0), own.get(0));

        assertThat(AptSource.mirror(all, "trixie")).isEqualTo(Optional.of(own.get(0)));
        assertThat(AptSource.mirror(security, "trixie")).isEmpty();
        assertThat(AptSource.mirror(all, "bookworm")).isEmpty();
    }

    @Test
    void another_suite_of_the_mirror_is_one_line() {
        var source = new AptSource("http://m.example/debian", List.of("trixie"), List.of("main"), Optional.of(KEYRING));

        assertThat(source.line("sid"))
                .isEqualTo("deb [arch=amd64 signed-by=" + KEYRING + "] http://m.example/debian sid main");
    }
}
