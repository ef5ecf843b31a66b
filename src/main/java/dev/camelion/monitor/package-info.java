/** What is going on, for people and machines. */
@NullMarked
package dev.camelion.monitor;

import org.jspecify.annotations.NullMarked;
