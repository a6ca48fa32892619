@NullMarked
package dev.countersign.connector.http;

import org.jspecify.annotations.NullMarked;
