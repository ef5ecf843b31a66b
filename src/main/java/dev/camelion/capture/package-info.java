/** The source's binlog into the change log: the engine, the runs it is cut into, and the processors of the capture route. */
@NullMarked
package dev.camelion.capture;

import org.jspecify.annotations.NullMarked;
