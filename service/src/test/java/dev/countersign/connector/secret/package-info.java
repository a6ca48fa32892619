@NullMarked
package dev.countersign.connector.secret;

import org.jspecify.annotations.NullMarked;
