@NullMarked
package dev.countersign.connector.named;

import org.jspecify.annotations.NullMarked;
