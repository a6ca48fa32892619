/**
 * Calls of functions over HTTP, for tasks and for the items of fan-outs: at once, or with a token that the far side hands
 * in when it is done. A call that waits is a row and no thread; it is made at least once, always with the same key.
 */
@NullMarked
package dev.countersign.function;

import org.jspecify.annotations.NullMarked;
