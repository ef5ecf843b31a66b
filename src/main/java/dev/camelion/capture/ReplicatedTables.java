package dev.camelion.capture;

import dev.camelion.ddl.DdlTranslator;
import dev.camelion.ddl.cascade.Cascades;
import dev.camelion.ddl.cascade.ReferencedColumns;
import dev.camelion.ddl.model.SourceModel;
import dev.camelion.ddl.policy.TranslationPolicy;
import dev.camelion.ddl.type.TypeMap;
import dev.camelion.model.TableId;
import dev.camelion.value.ValueRules;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * One source's tables at the end of its log, and how they are translated. Set afresh from the catalogue at every start
 * of capture, so a model whose append failed is forgotten with the engine. Used by the engine's thread.
 */
public final class ReplicatedTables {
    private TranslationPolicy policy;
    private DdlPolicy ddl;
    private DdlTranslator translator;
    private TypeMap types;
    private ValueRules rules;
    private final Map<TableId, TableEncoder> encoders = new HashMap<>();
    private final Set<TableId> unknown = new HashSet<>();

    private SourceModel model = SourceModel.empty();
    private RowImages.Rules images;
    private Map<TableId, ReferencedColumns> referenced = Map.of();

    /** @param fullImages whether the log gets whole old rows, though a part would do */
    public ReplicatedTables(TranslationPolicy policy, DdlPolicy ddl, boolean fullImages) {
        this.policy = policy;
        this.ddl = ddl;
        this.images = new RowImages.Rules(fullImages, true);
        this.translator = new DdlTranslator(policy);
        this.types = new TypeMap(policy);
        this.rules = new ValueRules(policy);
    }

    /** Goes by other settings from the next {@link #reset} on; only while capture stands still. */
    public synchronized void follow(TranslationPolicy next, DdlPolicy nextDdl) {
        policy = next;
        ddl = nextDdl;
        translator = new DdlTranslator(next);
        types = new TypeMap(next);
        rules = new ValueRules(next);
    }

    /**
     * Starts from what the catalogue says.
     *
     * @param hidesCascades whether the source does not log what its foreign keys' actions change
     */
    public synchronized void reset(SourceModel stored, boolean hidesCascades) {
        images = new RowImages.Rules(images.full(), hidesCascades);
        encoders.clear();
        become(stored);
        unknown.clear();
    }

    synchronized void become(SourceModel next) {
        // a table that was made anew or altered may miss rows once more
        unknown.removeIf(id -> !next.table(id).equals(model.table(id)));
        model = next;
        referenced = new Cascades(next, policy).referenced();
        // a table's foreign keys change how rows of the tables that they refer to are logged
        encoders.entrySet()
                .removeIf(encoder -> !next.tables().containsKey(encoder.getKey())
                        || !encoder.getValue().images().referenced().equals(referenced(encoder.getKey())));
    }

    synchronized SourceModel model() {
        return model;
    }

    /** Schema changes in words that the engine reads right, for one start of the engine. */
    public synchronized EngineWords engineWords() {
        return new EngineWords(policy, ddl);
    }

    synchronized DdlPolicy ddl() {
        return ddl;
    }

    synchronized TranslationPolicy policy() {
        return policy;
    }

    synchronized DdlTranslator translator() {
        return translator;
    }

    /** The encoder of a table; null where the model does not have it. */
    synchronized @Nullable TableEncoder encoder(TableId id) {
        var table = model.table(id).orElse(null);
        if (table == null) {
            return null;
        }
        var encoder = encoders.get(id);
        if (encoder == null || encoder.table() != table) {
            encoder = new TableEncoder(
                    table, policy.schema(id.database()), types, rules, new RowImages(table, images, referenced(id)));
            encoders.put(id, encoder);
        }
        return encoder;
    }

    private ReferencedColumns referenced(TableId id) {
        return referenced.getOrDefault(id, ReferencedColumns.NONE);
    }

    /** Whether this is the first time since the start that a table's rows cannot be encoded. */
    synchronized boolean isFirstMiss(TableId id) {
        return unknown.add(id);
    }
}
