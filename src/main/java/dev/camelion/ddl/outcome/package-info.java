/** The parts of what becomes of a schema change. */
@NullMarked
package dev.camelion.ddl.outcome;

import org.jspecify.annotations.NullMarked;
