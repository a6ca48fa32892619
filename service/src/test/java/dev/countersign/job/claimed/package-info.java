@NullMarked
package dev.countersign.job.claimed;

import org.jspecify.annotations.NullMarked;
