/** What the connectors of Amazon's services have in common, and those that are one call: a queue, a function. */
@NullMarked
package dev.countersign.connector.aws;

import org.jspecify.annotations.NullMarked;
