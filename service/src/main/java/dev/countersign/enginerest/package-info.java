/**
 * Operaton's own REST resources at {@code /engine-rest}, for Camunda Modeler and for external-task workers of any language:
 * the same paths, bodies, dates, content type and error JSON as the engine's own distribution.
 */
@NullMarked
package dev.countersign.enginerest;

import org.jspecify.annotations.NullMarked;
