/** What the commands ask for and what they are told. Neither Camel nor JDBC: {@code Wiring} implements it. */
@NullMarked
package dev.camelion.cli.operation;

import org.jspecify.annotations.NullMarked;
