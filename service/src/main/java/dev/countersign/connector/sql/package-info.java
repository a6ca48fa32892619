/** The connectors {@code sql-query}, {@code sql-statement} and {@code sql-load}: each call is one transaction of its own. */
@NullMarked
package dev.countersign.connector.sql;

import org.jspecify.annotations.NullMarked;
