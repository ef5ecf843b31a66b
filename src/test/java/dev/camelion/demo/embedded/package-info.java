@NullMarked
package dev.camelion.demo.embedded;

import org.jspecify.annotations.NullMarked;
