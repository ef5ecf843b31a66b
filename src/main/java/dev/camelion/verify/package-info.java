/** Source and target compared by content at one position, on the servers. */
@NullMarked
package dev.camelion.verify;

import org.jspecify.annotations.NullMarked;
