/** How answers are printed: aligned text or JSON on stdout, progress and errors on stderr. */
@NullMarked
package dev.camelion.cli.output;

import org.jspecify.annotations.NullMarked;
