/** Tries a decision table against what was decided before, without deploying it. */
@NullMarked
package dev.countersign.learning.policy;

import org.jspecify.annotations.NullMarked;
