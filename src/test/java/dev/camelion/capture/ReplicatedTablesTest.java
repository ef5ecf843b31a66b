package dev.camelion.capture;

import static org.assertj.core.api.Assertions.assertThat;

import dev.camelion.ddl.DdlEvent;
import dev.camelion.ddl.DdlTranslator;
import dev.camelion.ddl.Translation;
import dev.camelion.ddl.model.SourceModel;
import dev.camelion.ddl.policy.TranslationPolicy;
import dev.camelion.model.BinlogPosition;
import dev.camelion.model.TableId;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.kafka.connect.data.Schema;
import org.apache.kafka.connect.data.SchemaBuilder;
import org.apache.kafka.connect.data.Struct;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** How rows of a table are logged, which depends on what other tables refer to. */
class ReplicatedTablesTest {
    private static final DdlPolicy DDL = new DdlPolicy(DdlPolicy.Unsupported.QUARANTINE, List.of());
    private static final TranslationPolicy POLICY = new TranslationPolicy(
            Map.of("shop", "shop"), table -> !table.table().startsWith("tmp_"), List.of(), "8.0.36", Set.of());
    private static final Schema ROW = SchemaBuilder.struct()
            .field("id", Schema.INT32_SCHEMA)
            .field("code", Schema.OPTIONAL_INT32_SCHEMA)
            .field("v", Schema.INT32_SCHEMA)
            .build();
    private static final String PARENT = "CREATE TABLE p (id int PRIMARY KEY, code int UNIQUE, v int)";
    private static final String CHILD = "CREATE TABLE c (id int PRIMARY KEY, code int, CONSTRAINT k FOREIGN KEY (code)"
            + " REFERENCES p (code) ON DELETE CASCADE ON UPDATE SET NULL)";

    private SourceModel model = SourceModel.empty();

    @Test
    void a_table_that_nothing_refers_to_logs_old_keys() {
        var encoder = tables(false, true, PARENT);
        assertThat(encoder.row(delete())).hasToString("{\"id\":\"1\"}");
        assertThat(encoder.old(update(row(1, 5, 7), row(1, 6, 7)))).isNull();
        assertThat(encoder.old(update(row(1, 5, 7), row(2, 5, 7)))).hasToString("{\"id\":\"1\"}");
        assertThat(encoder.images().isBarrier(delete())).isFalse();
    }

    @Test
    void what_others_refer_to_is_logged_and_its_changes_are_barriers() {
        var encoder = tables(false, true, PARENT, CHILD);
        assertThat(encoder.row(delete())).hasToString("{\"id\":\"1\",\"code\":\"5\"}");
        assertThat(encoder.old(update(row(1, 5, 7), row(1, 5, 8)))).isNull();
        assertThat(encoder.old(update(row(1, null, 7), row(1, 6, 7)))).hasToString("{\"id\":\"1\",\"code\":null}");
        assertThat(encoder.images().isBarrier(delete())).isTrue();
        assertThat(encoder.images().isBarrier(update(row(1, 5, 7), row(2, 5, 8))))
                .isFalse();
        assertThat(encoder.images().isBarrier(update(row(1, 5, 7), row(1, null, 7))))
                .isTrue();
    }

    @Test
    void a_source_that_logs_what_actions_change_has_no_barriers() {
        assertThat(tables(false, false, PARENT, CHILD).images().isBarrier(delete()))
                .isFalse();
    }

    @Test
    void full_images_have_all_of_it_and_barriers_as_well() {
        var encoder = tables(true, true, PARENT, CHILD);
        assertThat(encoder.row(delete())).hasToString("{\"id\":\"1\",\"code\":\"5\",\"v\":\"7\"}");
        assertThat(encoder.old(update(row(1, 5, 7), row(1, 5, 8))))
                .hasToString("{\"id\":\"1\",\"code\":\"5\",\"v\":\"7\"}");
        assertThat(encoder.images().isBarrier(delete())).isTrue();
    }

    @Test
    void without_a_key_the_whole_row_is_logged() {
        var encoder = tables(false, true, "CREATE TABLE p (id int, code int, v int)");
        assertThat(encoder.row(delete())).hasToString("{\"id\":\"1\",\"code\":\"5\",\"v\":\"7\"}");
        assertThat(encoder.old(update(row(1, 5, 7), row(1, 5, 8)))).isNotNull();
    }

    @Test
    void keys_of_tables_that_are_left_out_or_of_other_engines_do_not_count() {
        var excluded = tables(false, true, PARENT, CHILD.replace("TABLE c", "TABLE tmp_c"));
        assertThat(excluded.images().isBarrier(delete())).isFalse();
        var myIsam = tables(false, true, PARENT, CHILD + " ENGINE=MyISAM");
        assertThat(myIsam.images().isBarrier(delete())).isFalse();
    }

    @Test
    void a_change_of_the_referring_table_changes_how_rows_are_logged() {
        var tables = new ReplicatedTables(POLICY, DDL, false);
        tables.reset(after(PARENT, "CREATE TABLE c (id int PRIMARY KEY, code int)"), true);
        assertThat(parent(tables).images().isBarrier(delete())).isFalse();

        tables.become(after("ALTER TABLE c ADD CONSTRAINT k FOREIGN KEY (code) REFERENCES p (code) ON DELETE CASCADE"));
        assertThat(parent(tables).images().isBarrier(delete())).isTrue();
        var encoder = parent(tables);
        tables.become(after("ALTER TABLE c ADD x int"));
        assertThat(parent(tables)).as("nothing that concerns it").isSameAs(encoder);

        tables.become(after("ALTER TABLE c DROP FOREIGN KEY k"));
        assertThat(parent(tables).images().isBarrier(delete())).isFalse();
    }

    private TableEncoder tables(boolean full, boolean hidesCascades, String... statements) {
        model = SourceModel.empty();
        var tables = new ReplicatedTables(POLICY, DDL, full);
        tables.reset(after(statements), hidesCascades);
        return parent(tables);
    }

    private static TableEncoder parent(ReplicatedTables tables) {
        return tables.encoder(new TableId("shop", "p"));
    }

    private SourceModel after(String... statements) {
        for (var statement : statements) {
            var translation =
                    new DdlTranslator(POLICY).translate(model, new DdlEvent(statement, "shop", Instant.EPOCH));
            assertThat(translation).as(statement).isInstanceOf(Translation.Translated.class);
            model = ((Translation.Translated) translation).after();
        }
        return model;
    }

    private static Struct row(int id, @Nullable Integer code, int v) {
        return new Struct(ROW).put("id", id).put("code", code).put("v", v);
    }

    private static SourceEvent.RowChange delete() {
        return change(SourceEvent.Operation.DELETE, row(1, 5, 7), null);
    }

    private static SourceEvent.RowChange update(Struct before, Struct after) {
        return change(SourceEvent.Operation.UPDATE, before, after);
    }

    private static SourceEvent.RowChange change(
            SourceEvent.Operation operation, Struct before, @Nullable Struct after) {
        return new SourceEvent.RowChange(
                new SourceEvent.Place("t", 1, new BinlogPosition("binlog.000001", 4), 0),
                new TableId("shop", "p"),
                operation,
                before,
                after);
    }
}
