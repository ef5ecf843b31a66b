/** The PostgreSQL side: connections and how its failures are told apart. */
@NullMarked
package dev.camelion.target;

import org.jspecify.annotations.NullMarked;
