/**
 * Real MySQL and PostgreSQL servers for the demo and the tests, started from binaries on the class path. Linux on
 * x86_64; loopback only; never part of the production jar.
 */
@NullMarked
package dev.camelion.demo.embedded;

import org.jspecify.annotations.NullMarked;
