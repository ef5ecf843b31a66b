/** Two states of the model compared by identity: the PostgreSQL statements that lead from one to the other. */
@NullMarked
package dev.camelion.ddl.diff;

import org.jspecify.annotations.NullMarked;
