/**
 * The service's own PostgreSQL for the first ten minutes: started before the application when no JDBC URL is configured,
 * with a data folder that survives restarts.
 */
@NullMarked
package dev.countersign.database;

import org.jspecify.annotations.NullMarked;
