/** MySQL's character sets, read as MySQL itself reads them. Pure: no connection, no clock. */
@NullMarked
package dev.camelion.value.charset;

import org.jspecify.annotations.NullMarked;
