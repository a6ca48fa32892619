/**
 * Spark jobs on a standalone cluster, through the REST submission server of its master. Creating a driver twice does no
 * harm: the run itself claims its key in the job folder, which service and cluster share, and whoever comes second ends.
 */
@NullMarked
package dev.countersign.job.standalone;

import org.jspecify.annotations.NullMarked;
