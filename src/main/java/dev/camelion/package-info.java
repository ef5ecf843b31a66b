/** Camelion: a PostgreSQL database kept equal to a MySQL one. */
@NullMarked
package dev.camelion;

import org.jspecify.annotations.NullMarked;
