package dev.countersign.job;

import org.jspecify.annotations.Nullable;

/** How many jobs of one kind hold places: those that run, and those that a node has begun to start. */
record HeldPlaces(
        String pool,
        String process,
        @Nullable String tenant,
        @Nullable String host,
        int number) {}
