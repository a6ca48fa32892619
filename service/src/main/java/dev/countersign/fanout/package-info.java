/**
 * One task, many items: a function is called or a process started for each item of a list, so many at a time, each tried
 * again alone, with one summary at the end. Every item is a row, so nothing is lost and nothing done twice by a restart.
 */
@NullMarked
package dev.countersign.fanout;

import org.jspecify.annotations.NullMarked;
