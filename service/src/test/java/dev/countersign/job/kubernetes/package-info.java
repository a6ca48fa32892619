@NullMarked
package dev.countersign.job.kubernetes;

import org.jspecify.annotations.NullMarked;
