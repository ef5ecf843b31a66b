/** The demo: embedded servers, a shop with customers in it, and the replica at work between them. */
@NullMarked
package dev.camelion.demo;

import org.jspecify.annotations.NullMarked;
