/** The connector {@code kafka-produce}: one record to a topic of a configured cluster. */
@NullMarked
package dev.countersign.connector.kafka;

import org.jspecify.annotations.NullMarked;
