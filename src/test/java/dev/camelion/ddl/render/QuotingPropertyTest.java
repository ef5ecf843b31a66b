package dev.camelion.ddl.render;

import static org.assertj.core.api.Assertions.assertThat;

import dev.camelion.ddl.name.Identifiers;
import dev.camelion.ddl.parse.MySqlText;
import dev.camelion.ddl.parse.SqlTokens;
import java.nio.charset.StandardCharsets;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.NotEmpty;
import net.jqwik.api.constraints.StringLength;

class QuotingPropertyTest {
    @Property
    void a_quoted_name_reads_back(@ForAll @NotEmpty String name) {
        var quoted = Identifiers.quote(name);
        assertThat(quoted.substring(1, quoted.length() - 1).replace("\"\"", "")).doesNotContain("\"");
        assertThat(quoted.substring(1, quoted.length() - 1).replace("\"\"", "\""))
                .isEqualTo(name);
    }

    @Property
    void a_target_name_fits_and_stays(@ForAll @StringLength(min = 1, max = 64) String name) {
        var target = Identifiers.targetName(name);
        assertThat(target.getBytes(StandardCharsets.UTF_8).length).isLessThanOrEqualTo(63);
        assertThat(Identifiers.targetName(target)).isEqualTo(target);
    }

    @Property
    void a_literal_reads_back_whatever_the_server_makes_of_backslashes(@ForAll String value) {
        var literal = Literals.string(value);
        var inner = literal.substring(literal.indexOf('\'') + 1, literal.length() - 1)
                .replace("''", "'");
        var read = literal.startsWith("E") ? inner.replace("\\\\", "\\") : inner;
        assertThat(read).isEqualTo(value.replace("\0", ""));
        assertThat(literal.startsWith("E")).isEqualTo(value.contains("\\"));
    }

    @Property
    void a_mysql_string_is_one_token_with_its_value(@ForAll String value) {
        var tokens = SqlTokens.ofCanonical(MySqlText.quote(value));
        assertThat(tokens).hasSize(1);
        assertThat(tokens.get(0).value()).isEqualTo(value);
        assertThat(MySqlText.unquote(tokens.get(0).text())).isEqualTo(value);
    }

    @Property
    void a_mysql_name_is_one_token_with_its_value(@ForAll @NotEmpty String name) {
        var tokens = SqlTokens.ofCanonical(MySqlText.quoteName(name));
        assertThat(tokens).hasSize(1);
        assertThat(tokens.get(0).value()).isEqualTo(name);
    }
}
