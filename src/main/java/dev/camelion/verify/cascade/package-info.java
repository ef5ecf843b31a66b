/** What replay did in place of the source's foreign keys, compared with what they did. */
@NullMarked
package dev.camelion.verify.cascade;

import org.jspecify.annotations.NullMarked;
