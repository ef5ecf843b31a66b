/** The command line: one class a command, arguments only. The work is done behind {@code Operations}. */
@NullMarked
package dev.camelion.cli;

import org.jspecify.annotations.NullMarked;
