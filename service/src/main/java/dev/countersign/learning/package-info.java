/**
 * What the past teaches: policies are tried against it before they are deployed, some automatic approvals are shown to a
 * person all the same, and forecasts are scored when the actual figures arrive.
 */
@NullMarked
package dev.countersign.learning;

import org.jspecify.annotations.NullMarked;
