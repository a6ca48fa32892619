/**
 * Exceptions to RFC 9457 {@code application/problem+json}: features throw one of the four base exceptions here and
 * never name an HTTP status. Keeps promise 8, clear refusals: a refusal names the field, a 500 never shows its message.
 */
@NullMarked
package dev.countersign.problem;

import org.jspecify.annotations.NullMarked;
