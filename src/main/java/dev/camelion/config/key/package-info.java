/** What a setting is: its key, the form of its value, its default; and how one is read from a file. */
@NullMarked
package dev.camelion.config.key;

import org.jspecify.annotations.NullMarked;
