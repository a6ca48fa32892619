/** Countersign: business processes in which big-data jobs and people take turns. One sub-package per feature. */
@NullMarked
package dev.countersign;

import org.jspecify.annotations.NullMarked;
