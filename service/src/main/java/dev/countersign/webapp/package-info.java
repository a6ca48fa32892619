/** Serves the web app: every page of it under its own address, and never an old one after an update. */
@NullMarked
package dev.countersign.webapp;

import org.jspecify.annotations.NullMarked;
