package dev.camelion.copy;

import dev.camelion.catalogue.CopyStore;
import javax.sql.DataSource;

/**
 * What all parts of one copy work with.
 *
 * @param target gives a connection to each worker and one more
 */
record CopyContext(
        CopyPlan plan,
        TargetDesign design,
        CopyStore store,
        Ownership owner,
        DataSource target,
        CopyProgress progress) {
    /** The id of the source that stands for the copy. */
    long loadingId() {
        return owner.loadingId();
    }
}
