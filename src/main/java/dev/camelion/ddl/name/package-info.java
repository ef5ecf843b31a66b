/** Names as PostgreSQL takes them. */
@NullMarked
package dev.camelion.ddl.name;

import org.jspecify.annotations.NullMarked;
