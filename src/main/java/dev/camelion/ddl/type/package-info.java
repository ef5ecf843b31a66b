/** MySQL column types and the PostgreSQL types that hold them. */
@NullMarked
package dev.camelion.ddl.type;

import org.jspecify.annotations.NullMarked;
