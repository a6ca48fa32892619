package dev.countersign.calendar;

import java.time.LocalDate;
import java.util.Map;

/** Knows the days of a year on which nobody works although the weekday says so. */
interface DaysOff {

    /** The days off of a year with what they are called. */
    Map<LocalDate, String> of(int year);
}
