/** What is replicated, where to, and which types it takes. */
@NullMarked
package dev.camelion.ddl.policy;

import org.jspecify.annotations.NullMarked;
