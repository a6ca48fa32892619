/** The other sides of connectors, as real as they run here; for the browser's tests all of them in a process of their own. */
@NullMarked
package dev.countersign.connector.peer;

import org.jspecify.annotations.NullMarked;
