/** A statement applied to the model of the source: model in, model out. */
@NullMarked
package dev.camelion.ddl.apply;

import org.jspecify.annotations.NullMarked;
