/** Debezium's MySQL engine, put together so that nothing of a binlog event is lost on the way: own row decoding, own view of each event. */
@NullMarked
package dev.camelion.capture.engine;

import org.jspecify.annotations.NullMarked;
