/** PostgreSQL text: names, literals, defaults, indexes, tables. */
@NullMarked
package dev.camelion.ddl.render;

import org.jspecify.annotations.NullMarked;
