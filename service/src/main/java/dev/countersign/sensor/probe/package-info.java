/** What sensors can wait for: each kind of probe looks once and says what it has found. Probes keep nothing. */
@NullMarked
package dev.countersign.sensor.probe;

import org.jspecify.annotations.NullMarked;
