/** Documents of MongoDB. Values of the process are parameters: they become neither operators nor part of a text. */
@NullMarked
package dev.countersign.connector.mongodb;

import org.jspecify.annotations.NullMarked;
