/** The connector {@code endpoint}: any Camel endpoint, written by an operator and named by a model. */
@NullMarked
package dev.countersign.connector.named;

import org.jspecify.annotations.NullMarked;
