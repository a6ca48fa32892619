package dev.countersign.engine;

import com.fasterxml.jackson.databind.JsonNode;
import java.beans.Introspector;
import java.lang.reflect.Method;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.Collection;
import java.util.Date;
import java.util.Iterator;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.joda.time.ReadableDuration;
import org.joda.time.ReadableInstant;
import org.joda.time.ReadableInterval;
import org.joda.time.ReadablePartial;
import org.joda.time.ReadablePeriod;
import org.joda.time.field.AbstractReadableInstantFieldProperty;
import org.operaton.bpm.engine.delegate.BpmnModelExecutionContext;
import org.operaton.bpm.engine.delegate.DelegateExecution;
import org.operaton.bpm.engine.delegate.DelegateTask;
import org.operaton.bpm.engine.delegate.ProcessEngineServicesAware;
import org.operaton.bpm.engine.delegate.VariableScope;
import org.operaton.bpm.engine.externaltask.ExternalTask;
import org.operaton.bpm.engine.variable.value.TypedValue;

/** Which properties and methods of which objects an expression in a model may use. */
final class ModelMembers {

    private static final Set<String> OF_OBJECTS = Set.of(
            "class",
            "getClass",
            "declaringClass",
            "getDeclaringClass",
            "wait",
            "notify",
            "notifyAll",
            "finalize",
            "clone");
    /** What reads the settings of the service, or makes much out of little. */
    private static final Set<String> OF_VALUES = Set.of(
            "getInteger",
            "getLong",
            "getBoolean",
            "repeat",
            "indent",
            "format",
            "formatted",
            "pow",
            "shiftLeft",
            "setBit");

    private static final Set<Class<?>> VALUES = Set.of(
            String.class,
            Character.class,
            Boolean.class,
            Byte.class,
            Short.class,
            Integer.class,
            Long.class,
            Float.class,
            Double.class,
            BigDecimal.class,
            BigInteger.class,
            UUID.class,
            Optional.class);
    private static final Set<Class<?>> KINDS_OF_VALUES = Set.of(
            Date.class,
            Collection.class,
            Map.class,
            Map.Entry.class,
            Iterator.class,
            JsonNode.class,
            TypedValue.class,
            ReadableInstant.class,
            ReadablePartial.class,
            ReadableDuration.class,
            ReadablePeriod.class,
            ReadableInterval.class,
            AbstractReadableInstantFieldProperty.class);
    /** An execution or a task also leads to the whole engine, its configuration and its database. */
    private static final Set<String> OF_SCOPES = and(
            members(
                    Set.of(DelegateExecution.class, DelegateTask.class, ExternalTask.class),
                    Set.of(ProcessEngineServicesAware.class, BpmnModelExecutionContext.class)),
            "getErrorDetails", // of external tasks, but not in their interface
            "errorDetails");

    private static final ClassValue<Kind> KINDS = new ClassValue<>() {
        @Override
        protected Kind computeValue(Class<?> type) {
            return kind(type);
        }
    };

    private enum Kind {
        BEAN,
        VALUE,
        SCOPE,
        FOREIGN
    }

    private ModelMembers() {}

    static boolean open(Class<?> type, String member) {
        return switch (KINDS.get(type)) {
            case BEAN -> !OF_OBJECTS.contains(member);
            case VALUE -> !OF_OBJECTS.contains(member) && !OF_VALUES.contains(member);
            case SCOPE -> OF_SCOPES.contains(member);
            case FOREIGN -> false;
        };
    }

    /**
     * Whether a value may be given to a method of that type. Lists and maps take plain values only: within them an
     * execution would get to decision tables, whose language calls any method of what it is given.
     */
    static boolean takes(Class<?> type, Class<?> argument) {
        return KINDS.get(type) != Kind.VALUE || KINDS.get(argument) == Kind.VALUE;
    }

    private static Kind kind(Class<?> type) {
        if (VALUES.contains(type)
                || type.getName().startsWith("java.time.")
                || KINDS_OF_VALUES.stream().anyMatch(each -> each.isAssignableFrom(type))) {
            return Kind.VALUE;
        }
        if (VariableScope.class.isAssignableFrom(type) || ExternalTask.class.isAssignableFrom(type)) {
            return Kind.SCOPE;
        }
        // the container hands out a subclass of the bean's class
        return Stream.<Class<?>>iterate(type, each -> each != null, each -> each.getSuperclass())
                        .anyMatch(each -> each.isAnnotationPresent(ExposedToModels.class))
                ? Kind.BEAN
                : Kind.FOREIGN;
    }

    private static Set<String> and(Set<String> members, String... more) {
        return Stream.concat(members.stream(), Stream.of(more)).collect(Collectors.toUnmodifiableSet());
    }

    private static Set<String> members(Set<Class<?>> of, Set<Class<?>> except) {
        Set<String> left = except.stream()
                .flatMap(type -> Stream.of(type.getMethods()))
                .map(Method::getName)
                .collect(Collectors.toSet());
        return of.stream()
                .flatMap(type -> Stream.of(type.getMethods()))
                .map(Method::getName)
                .filter(name -> !left.contains(name))
                .flatMap(name -> Stream.of(name, property(name)))
                .collect(Collectors.toUnmodifiableSet());
    }

    private static String property(String method) {
        return Introspector.decapitalize(method.replaceFirst("^(get|set|is)(?=[A-Z])", ""));
    }
}
