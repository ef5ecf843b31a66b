/** Benchmarks: classes named {@code XxxBench} with their name as a tag. Only the profile bench runs them. */
@NullMarked
package dev.camelion.bench;

import org.jspecify.annotations.NullMarked;
