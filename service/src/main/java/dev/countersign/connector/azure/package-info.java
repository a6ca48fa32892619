/** Blobs of Azure Storage, by Microsoft's client on the JDK's HTTP client. */
@NullMarked
package dev.countersign.connector.azure;

import org.jspecify.annotations.NullMarked;
