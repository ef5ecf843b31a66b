/** Benchmarks: classes named {@code XxxBench}, each with a tag to choose it by. Only the profile bench runs them. */
@NullMarked
package dev.camelion.bench;

import org.jspecify.annotations.NullMarked;
