/** What one append to the change log holds. */
@NullMarked
package dev.camelion.changelog;

import org.jspecify.annotations.NullMarked;
