@NullMarked
package dev.countersign.job.spark;

import org.jspecify.annotations.NullMarked;
