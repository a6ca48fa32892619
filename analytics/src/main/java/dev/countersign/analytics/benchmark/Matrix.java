package dev.countersign.analytics.benchmark;

/** A dense row-major matrix of features; NaN is missing. */
record Matrix(float[] values, int rows, int columns) {}
