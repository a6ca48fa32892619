/** Spark applications as jobs: which application runs with which class, memory and cores, and how it is started. */
@NullMarked
package dev.countersign.job.spark;

import org.jspecify.annotations.NullMarked;
