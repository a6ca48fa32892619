@NullMarked
package dev.countersign.job.standalone;

import org.jspecify.annotations.NullMarked;
