/** The settings of the program: read from {@code config/}, valid once they exist, every problem reported at once. */
@NullMarked
package dev.camelion.config;

import org.jspecify.annotations.NullMarked;
