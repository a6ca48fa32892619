/**
 * Deletes what ended long ago. Each feature says which of its rows that are: never one that lives, and none that the page
 * of an open process instance shows.
 */
@NullMarked
package dev.countersign.retention;

import org.jspecify.annotations.NullMarked;
