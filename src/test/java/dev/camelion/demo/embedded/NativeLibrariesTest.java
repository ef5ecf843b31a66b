package dev.camelion.demo.embedded;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class NativeLibrariesTest {
    @Test
    void the_linkers_trace_names_what_is_missing() {
        var trace = """
                \tlinux-vdso.so.1 (0x00007f2a4830f000)
                \tlibaio.so.1 => not found
                \tlibnuma.so.1 => /lib/x86_64-linux-gnu/libnuma.so.1 (0x00007f2a482ec000)
                \tlibcrypt.so.1 => not found
                \tlibaio.so.1 => not found
                """;

        assertThat(NativeLibraries.missing(trace)).containsExactly("libaio.so.1", "libcrypt.so.1");
    }

    @Test
    void a_library_may_have_another_name() {
        var listing = List.of("libaio.so.1t64.0.2", "libaio.so.1t64", "libaio.so", "libaio.so.10", "libz.so.1");

        assertThat(NativeLibraries.candidate("libaio.so.1", listing)).contains("libaio.so.1t64");
    }

    @Test
    void the_library_itself_comes_first() {
        assertThat(NativeLibraries.candidate("libaio.so.1", List.of("libaio.so.1.0.1", "libaio.so.1")))
                .contains("libaio.so.1");
    }

    @Test
    void nothing_else_will_do() {
        assertThat(NativeLibraries.candidate("libaio.so.1", List.of("libaio.so.2", "libaio.so.1.debug")))
                .isEmpty();
    }

    @Test
    void the_instruction_is_one_line_with_the_packages() {
        assertThat(LibraryPackages.instruction(List.of("libaio.so.1")))
                .contains("libaio1t64 or libaio1")
                .doesNotContain("\n");
    }
}
