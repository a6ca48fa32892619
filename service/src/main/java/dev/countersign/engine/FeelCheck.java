package dev.countersign.engine;

import camundajar.impl.scala.Product;
import java.util.Optional;
import org.camunda.feel.api.FeelEngineApi;
import org.camunda.feel.api.FeelEngineBuilder;
import org.camunda.feel.api.ParseResult;
import org.camunda.feel.syntaxtree.EveryItem;
import org.camunda.feel.syntaxtree.For;
import org.camunda.feel.syntaxtree.FunctionDefinition;
import org.camunda.feel.syntaxtree.IterationContext;
import org.camunda.feel.syntaxtree.ParsedExpression;
import org.camunda.feel.syntaxtree.SomeItem;
import org.jspecify.annotations.Nullable;

/**
 * Reads FEEL before it is evaluated: what is no FEEL is refused, and so is what need not come to an end or can fill the
 * memory (functions of one's own, which may call themselves; loops over ranges of numbers; loops inside loops).
 */
public final class FeelCheck {

    private final FeelEngineApi feel =
            FeelEngineBuilder.forJava().withEnabledExternalFunctions(false).build();

    /** What is wrong with an expression, as a sentence; empty when nothing is. */
    Optional<String> ofExpression(String text) {
        return check(feel.parseExpression(text));
    }

    /** What is wrong with the tests of an input entry, as a sentence; empty when nothing is. */
    Optional<String> ofUnaryTests(String text) {
        return check(feel.parseUnaryTests(text));
    }

    /** Why a parsed expression is not run; empty when it is. */
    public static Optional<String> objection(ParsedExpression parsed) {
        return Optional.ofNullable(objection(parsed.expression(), 0));
    }

    private static Optional<String> check(ParseResult result) {
        return result.isFailure()
                ? Optional.of("This is not FEEL: " + result.failure().message())
                : objection(result.parsedExpression());
    }

    private static @Nullable String objection(Object node, int loops) {
        if (node instanceof FunctionDefinition) {
            return "It defines a function of its own; those are not run here.";
        }
        if (node instanceof IterationContext) {
            return "It loops over a range of numbers; such loops are not run here.";
        }
        boolean loop = node instanceof For || node instanceof SomeItem || node instanceof EveryItem;
        if (loop && loops > 0) {
            return "It has a loop inside a loop; those are not run here.";
        }
        if (loop && iterators(node) > 1) {
            return "It loops over several lists at once; such loops are not run here.";
        }
        if (node instanceof Product product) {
            for (int i = 0; i < product.productArity(); i++) {
                String found = objection(product.productElement(i), loops + (loop ? 1 : 0));
                if (found != null) {
                    return found;
                }
            }
        } else if (node instanceof camundajar.impl.scala.collection.Iterable<?> several) {
            for (camundajar.impl.scala.collection.Iterator<?> each = several.iterator(); each.hasNext(); ) {
                String found = objection(each.next(), loops);
                if (found != null) {
                    return found;
                }
            }
        }
        return null;
    }

    private static int iterators(Object loop) {
        return ((camundajar.impl.scala.collection.immutable.List<?>) ((Product) loop).productElement(0)).size();
    }
}
