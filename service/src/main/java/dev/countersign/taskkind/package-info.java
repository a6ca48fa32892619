/**
 * The kinds of automatic and human tasks that models can use, each described once: the element templates, the tables of
 * the documentation and the checks at deployment are made from these descriptions and cannot drift from each other.
 */
@NullMarked
package dev.countersign.taskkind;

import org.jspecify.annotations.NullMarked;
