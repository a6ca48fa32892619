/**
 * Process definitions and instances over REST: what can be started, what runs, where it is, why it stands, and its drawing.
 */
@NullMarked
package dev.countersign.process;

import org.jspecify.annotations.NullMarked;
