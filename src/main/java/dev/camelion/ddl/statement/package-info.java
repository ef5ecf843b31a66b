/** What a MySQL schema change asks for, as immutable records. */
@NullMarked
package dev.camelion.ddl.statement;

import org.jspecify.annotations.NullMarked;
