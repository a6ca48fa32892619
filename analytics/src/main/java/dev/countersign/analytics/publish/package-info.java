/**
 * Makes an approved forecast the one that the business reads. The statistical forecast is never changed: what people
 * decided lies beside it in columns of its own, and the approval lies beside the data.
 */
@NullMarked
package dev.countersign.analytics.publish;

import org.jspecify.annotations.NullMarked;
