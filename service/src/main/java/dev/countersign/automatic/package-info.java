/**
 * What a policy approves without a person: recorded in the chain of decisions like what people decide, and never taken for
 * it.
 */
@NullMarked
package dev.countersign.automatic;

import org.jspecify.annotations.NullMarked;
