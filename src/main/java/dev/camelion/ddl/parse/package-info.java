/** MySQL text in, statement records out. The only package that knows Debezium's grammar and ANTLR. */
@NullMarked
package dev.camelion.ddl.parse;

import org.jspecify.annotations.NullMarked;
