/** The connectors of S3-compatible object stores: buckets and credentials are the connection's, keys the model's. */
@NullMarked
package dev.countersign.connector.s3;

import org.jspecify.annotations.NullMarked;
