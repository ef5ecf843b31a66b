/** Cuts a table of the source into chunks by its key. */
@NullMarked
package dev.camelion.copy.chunk;

import org.jspecify.annotations.NullMarked;
