/** The MySQL side: connections, checks, table definitions. */
@NullMarked
package dev.camelion.source;

import org.jspecify.annotations.NullMarked;
