/** Spark jobs as batches of an Apache Livy or Apache Kyuubi server, over REST. */
@NullMarked
package dev.countersign.job.livy;

import org.jspecify.annotations.NullMarked;
