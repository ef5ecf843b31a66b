/** One state machine a source: starts capture, starts it again when it ended, says why. */
@NullMarked
package dev.camelion.supervise;

import org.jspecify.annotations.NullMarked;
