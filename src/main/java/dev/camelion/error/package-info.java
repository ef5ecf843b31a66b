/** Every failure an operator can meet. */
@NullMarked
package dev.camelion.error;

import org.jspecify.annotations.NullMarked;
