/**
 * The canonical panel: the one shape of sales history that every application reads, whatever format the files
 * came in. A snapshot that has been published is complete and never changes.
 */
@NullMarked
package dev.countersign.analytics.panel;

import org.jspecify.annotations.NullMarked;
