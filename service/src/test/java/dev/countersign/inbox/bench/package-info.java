/** What {@code ./bench inbox} needs besides the packaged service: a database with a million tasks. */
@NullMarked
package dev.countersign.inbox.bench;

import org.jspecify.annotations.NullMarked;
