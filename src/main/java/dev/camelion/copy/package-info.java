/** The initial copy: existing rows of the source at one snapshot, loaded beside the old tables and then swapped. */
@NullMarked
package dev.camelion.copy;

import org.jspecify.annotations.NullMarked;
