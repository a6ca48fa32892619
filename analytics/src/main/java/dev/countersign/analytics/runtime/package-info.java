/**
 * The Spark runtime folder: all that a job's process needs beside a JVM, in one folder, with a class-data archive
 * that takes most of Spark's start-up time away. The build makes it; so does an image that puts it elsewhere.
 */
@NullMarked
package dev.countersign.analytics.runtime;

import org.jspecify.annotations.NullMarked;
