/** How far a long command is, as people see it. */
@NullMarked
package dev.camelion.cli.progress;

import org.jspecify.annotations.NullMarked;
