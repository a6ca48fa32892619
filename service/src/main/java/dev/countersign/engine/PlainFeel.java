package dev.countersign.engine;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.time.Duration;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.OffsetTime;
import java.time.Period;
import java.time.ZonedDateTime;
import java.util.Date;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.operaton.bpm.dmn.feel.impl.FeelEngine;
import org.operaton.bpm.dmn.feel.impl.FeelEngineFactory;
import org.operaton.bpm.dmn.feel.impl.scala.ScalaFeelEngineFactory;
import org.operaton.bpm.engine.ProcessEngineException;
import org.operaton.bpm.engine.variable.context.VariableContext;
import org.operaton.bpm.engine.variable.value.TypedValue;

/**
 * FEEL of decision tables over plain values only: what it has no type of its own for, it takes as an object whose methods it
 * calls, and from the class of any object there is a way to everything.
 */
final class PlainFeel implements FeelEngineFactory {

    private static final Set<Class<?>> PLAIN = Set.of(
            String.class,
            Boolean.class,
            Byte.class,
            Short.class,
            Integer.class,
            Long.class,
            Float.class,
            Double.class,
            BigDecimal.class,
            BigInteger.class,
            LocalDate.class,
            LocalTime.class,
            LocalDateTime.class,
            OffsetTime.class,
            OffsetDateTime.class,
            ZonedDateTime.class,
            Duration.class,
            Period.class);

    @Override
    public FeelEngine createInstance() {
        FeelEngine feel = new ScalaFeelEngineFactory().createInstance();
        return new FeelEngine() {
            @Override
            public <T> T evaluateSimpleExpression(String expression, VariableContext variables) {
                return feel.evaluateSimpleExpression(expression, new PlainVariables(variables));
            }

            @Override
            public boolean evaluateSimpleUnaryTests(String expression, String inputName, VariableContext variables) {
                return feel.evaluateSimpleUnaryTests(expression, inputName, new PlainVariables(variables));
            }
        };
    }

    private static boolean plain(@Nullable Object value) {
        if (value instanceof List<?> list) {
            return list.stream().allMatch(PlainFeel::plain);
        }
        if (value instanceof Map<?, ?> map) {
            return map.entrySet().stream().allMatch(entry -> plain(entry.getKey()) && plain(entry.getValue()));
        }
        return value == null || value instanceof Date || PLAIN.contains(value.getClass());
    }

    private record PlainVariables(VariableContext variables) implements VariableContext {

        @Override
        public @Nullable TypedValue resolve(String name) {
            TypedValue value = variables.resolve(name);
            if (value != null && !plain(value.getValue())) {
                throw new ProcessEngineException("The variable '" + name
                        + "' cannot be read by a decision table: it is no text, number, truth value, date or time, nor a"
                        + " list or map of these.");
            }
            return value;
        }

        @Override
        public boolean containsVariable(String name) {
            return variables.containsVariable(name);
        }

        @Override
        public Set<String> keySet() {
            return variables.keySet();
        }
    }
}
