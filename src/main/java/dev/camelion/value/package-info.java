/** A value of a MySQL column as PostgreSQL reads it, the same by copy and by stream. Pure: no connection, no clock. */
@NullMarked
package dev.camelion.value;

import org.jspecify.annotations.NullMarked;
