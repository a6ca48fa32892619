@NullMarked
package dev.countersign.job.local;

import org.jspecify.annotations.NullMarked;
