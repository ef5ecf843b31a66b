/** MySQL schema changes in, PostgreSQL schema changes out. Pure: no connection, no clock. */
@NullMarked
package dev.camelion.ddl;

import org.jspecify.annotations.NullMarked;
