/**
 * Deciding from a mail, safe from link scanners: a link opens a page for the signed-in person it was sent to, and only a
 * POST from there decides, through the ordinary completion of the task. Keeps promise 4: a GET never decides.
 */
@NullMarked
package dev.countersign.maildecision;

import org.jspecify.annotations.NullMarked;
