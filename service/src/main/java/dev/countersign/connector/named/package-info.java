/**
 * The connector {@code endpoint}: any Camel endpoint, written by an operator and named by a model, which sets only the options
 * that the operator has left open. Each has an element template made of Camel's own catalogue.
 */
@NullMarked
package dev.countersign.connector.named;

import org.jspecify.annotations.NullMarked;
