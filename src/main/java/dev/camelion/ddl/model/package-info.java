/** The source's tables as Camelion knows them: immutable records with identities that survive renames. */
@NullMarked
package dev.camelion.ddl.model;

import org.jspecify.annotations.NullMarked;
