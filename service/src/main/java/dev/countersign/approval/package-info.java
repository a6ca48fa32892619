/**
 * Who may decide about a task, and how many have to: four eyes, conflicts of interest, several approvals, and the rare
 * exception that two admins make together. Keeps promise 5 for every way in.
 */
@NullMarked
package dev.countersign.approval;

import org.jspecify.annotations.NullMarked;
