/**
 * Tasks that wait for something outside: a file, an object, a partition, an address, a row. A waiting task is a row and
 * no thread; nodes look in turns, by database time, and a node that dies in the middle loses nothing.
 */
@NullMarked
package dev.countersign.sensor;

import org.jspecify.annotations.NullMarked;
