package dev.camelion.value.charset;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HexFormat;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SourceCharsetTest {
    @ParameterizedTest(name = "{0} {1}")
    @CsvSource({
        "latin1, 80 81 e9, €\u0081é",
        "LATIN1, 41, A",
        "swe7, 5b 5c 5d 40 7f, ÄÖÅÉ\uFFFF",
        "cp1250, 81 8a, \uFFFFŠ",
        "armscii8, b2 b3, Աա",
        "koi8u, a4, є",
        "sjis, 41 b1 93 fa 81 5f 81 5c, Aｱ日\\―",
        "cp932, 81 5f 87 40, ＼①",
        "ujis, c6 fc 8e b1 8f b0 a1, 日ｱ丂",
        "eucjpms, a1 c1 8f b0 a1, ～丂",
        "euckr, b0 a1 81 41, 가갂",
        "gbk, d6 d0 a1 40 61, 中\uFFFFa",
        "gb18030, d6 d0 81 30 81 30 94 39 da 33, 中\u0080\uD83D\uDCA9",
        "big5, a4 a4 61, 中a",
        "ucs2, fe ff 00 41, \uFEFFA",
        "utf16, d8 3d dc a9, \uD83D\uDCA9",
        "utf16le, 41 00, A",
        "utf32, 00 01 f4 a9, \uD83D\uDCA9",
        "utf8mb4, c3 a9, é",
        "utf8mb3, c3 a9, é",
    })
    void reads_what_mysql_reads(String charset, String hex, String text) {
        var bytes = HexFormat.of().parseHex(hex.replace(" ", ""));
        assertThat(SourceCharset.of(charset).decode(bytes, 0, bytes.length)).isEqualTo(text);
    }

    @Test
    void reads_a_part_of_the_bytes_and_never_beyond_them() {
        var bytes = HexFormat.of().parseHex("4193fa93");
        assertThat(SourceCharset.of("sjis").decode(bytes, 1, 2)).isEqualTo("日");
        assertThat(SourceCharset.of("sjis").decode(bytes, 1, 3)).isEqualTo("日");
        // the half of a character at the end is left out
        assertThat(SourceCharset.of("gb18030").decode(HexFormat.of().parseHex("6181"), 0, 2))
                .isEqualTo("a");
        assertThat(SourceCharset.of("ujis").decode(HexFormat.of().parseHex("8fb0"), 0, 2))
                .isEmpty();
    }
}
