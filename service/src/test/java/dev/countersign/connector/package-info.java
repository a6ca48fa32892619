@NullMarked
package dev.countersign.connector;

import org.jspecify.annotations.NullMarked;
