/** Secrets by name: read from the configuration when a call needs them, and kept out of every text that stays. */
@NullMarked
package dev.countersign.connector.secret;

import org.jspecify.annotations.NullMarked;
