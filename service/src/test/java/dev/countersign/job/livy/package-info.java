@NullMarked
package dev.countersign.job.livy;

import org.jspecify.annotations.NullMarked;
