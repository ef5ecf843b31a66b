/** The replica's own schema in the target, {@code sch_chameleon}: migrations and what reads and writes its tables. */
@NullMarked
package dev.camelion.catalogue;

import org.jspecify.annotations.NullMarked;
