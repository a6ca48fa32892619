package dev.countersign.notification;

/** For whom something is written: how they are greeted, and how they read. */
record Reader(String name, LocalFormat format) {}
