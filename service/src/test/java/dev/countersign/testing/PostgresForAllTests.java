package dev.countersign.testing;

import io.quarkus.test.common.TestResourceScope;
import io.quarkus.test.common.WithTestResource;

/** Switches {@link PostgresResource} on for every {@code @QuarkusTest} of the module. */
@WithTestResource(value = PostgresResource.class, scope = TestResourceScope.GLOBAL)
class PostgresForAllTests {}
