/** Change log entries to target tables: what of it is not in the database's functions. */
@NullMarked
package dev.camelion.replay;

import org.jspecify.annotations.NullMarked;
