/** Values that all features share. Pure: no I/O, no framework. */
@NullMarked
package dev.camelion.model;

import org.jspecify.annotations.NullMarked;
