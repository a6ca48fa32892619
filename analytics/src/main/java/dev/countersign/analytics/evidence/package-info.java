/**
 * Evidence documents: what a job shows the person who decides on its output. A document is a list of blocks that
 * the service stores and the task page draws; this package only builds them, as plain maps and lists.
 */
@NullMarked
package dev.countersign.analytics.evidence;

import org.jspecify.annotations.NullMarked;
