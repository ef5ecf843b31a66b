/** What replay and copy could not carry over, as the catalogue keeps it, and another try at it. */
@NullMarked
package dev.camelion.catalogue.errors;

import org.jspecify.annotations.NullMarked;
