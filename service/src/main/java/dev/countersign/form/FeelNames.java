package dev.countersign.form;

import camundajar.impl.scala.Product;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import org.camunda.feel.api.FeelEngineApi;
import org.camunda.feel.api.FeelEngineBuilder;
import org.camunda.feel.api.ParseResult;
import org.camunda.feel.syntaxtree.Ref;

/** The names that a FEEL expression reads, those of its own loops included. */
final class FeelNames {

    private final FeelEngineApi feel = FeelEngineBuilder.forJava().build();

    /** The first part of each name; empty when the text is no FEEL. */
    Optional<Set<String>> in(String expression) {
        ParseResult result = feel.parseExpression(expression);
        if (result.isFailure()) {
            return Optional.empty();
        }
        Set<String> names = new HashSet<>();
        collect(result.parsedExpression().expression(), names);
        return Optional.of(names);
    }

    private static void collect(Object node, Set<String> names) {
        if (node instanceof Ref ref) {
            names.add(ref.names().head());
        } else if (node instanceof Product product) {
            for (int i = 0; i < product.productArity(); i++) {
                collect(product.productElement(i), names);
            }
        } else if (node instanceof camundajar.impl.scala.collection.Iterable<?> several) {
            for (camundajar.impl.scala.collection.Iterator<?> each = several.iterator(); each.hasNext(); ) {
                collect(each.next(), names);
            }
        }
    }
}
