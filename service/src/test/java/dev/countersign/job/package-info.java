@NullMarked
package dev.countersign.job;

import org.jspecify.annotations.NullMarked;
