/**
 * Business calendars: working hours by weekday, time zones and public holidays by region, from the configuration. They
 * count working time forwards and between two moments, exactly over changes of the clock; deadlines and models use them.
 */
@NullMarked
package dev.countersign.calendar;

import org.jspecify.annotations.NullMarked;
