@NullMarked
package dev.countersign.connector.file;

import org.jspecify.annotations.NullMarked;
