/**
 * The Operaton engine as CDI beans on the service's datasource and transactions: JSON variables, start-up deployment of
 * models, checks of models at deployment, and hooks for other features. Keeps the promises "one transaction" and "data
 * stays outside the engine".
 */
@NullMarked
package dev.countersign.engine;

import org.jspecify.annotations.NullMarked;
