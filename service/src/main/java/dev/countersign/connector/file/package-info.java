/** The connectors of files: below the folders that connections of the type {@code file} name, and nowhere else. */
@NullMarked
package dev.countersign.connector.file;

import org.jspecify.annotations.NullMarked;
