package dev.countersign.engine;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Marks a {@code @Named} CDI bean that expressions in models may use by its name, as in
 * {@code ${sendNotification}}. Beans without this mark are invisible to models.
 */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
public @interface ExposedToModels {}
