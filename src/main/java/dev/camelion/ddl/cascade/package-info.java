/** Foreign keys of the source whose actions change rows. */
@NullMarked
package dev.camelion.ddl.cascade;

import org.jspecify.annotations.NullMarked;
