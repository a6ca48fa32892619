/** The connector {@code http}: one request to a configured connection or to an allowed address. */
@NullMarked
package dev.countersign.connector.http;

import org.jspecify.annotations.NullMarked;
