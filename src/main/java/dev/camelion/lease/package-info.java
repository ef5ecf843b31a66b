/** Who may write for a source. */
@NullMarked
package dev.camelion.lease;

import org.jspecify.annotations.NullMarked;
