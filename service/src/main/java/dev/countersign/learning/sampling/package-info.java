/** Shows a share of the automatic approvals to a person who is not told, and counts how often the person agrees. */
@NullMarked
package dev.countersign.learning.sampling;

import org.jspecify.annotations.NullMarked;
