/** What tests share: servers, waiting, names. */
@NullMarked
package dev.camelion.testkit;

import org.jspecify.annotations.NullMarked;
