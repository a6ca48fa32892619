/**
 * The signature under exports and reports of decisions: an Ed25519 key of each node, kept in its folder of secrets. The
 * public keys are everybody's, so that a signature can be checked without the service.
 */
@NullMarked
package dev.countersign.decision.signing;

import org.jspecify.annotations.NullMarked;
