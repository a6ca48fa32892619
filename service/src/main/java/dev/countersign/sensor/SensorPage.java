package dev.countersign.sensor;

import java.util.List;

/** Some of the sensors, and how many there are. */
record SensorPage(List<SensorView> items, long total) {}
