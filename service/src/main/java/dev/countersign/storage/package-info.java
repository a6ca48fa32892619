/**
 * Files that people attach: checked for size and kind, kept in the database or in an S3 bucket, and given back in a way
 * that no browser takes for a page of this service.
 */
@NullMarked
package dev.countersign.storage;

import org.jspecify.annotations.NullMarked;
