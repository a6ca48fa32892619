@NullMarked
package dev.countersign.connector.host;

import org.jspecify.annotations.NullMarked;
