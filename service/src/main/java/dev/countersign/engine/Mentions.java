package dev.countersign.engine;

import java.lang.reflect.Field;
import java.lang.reflect.Modifier;
import java.util.Arrays;
import java.util.Collection;
import java.util.Collections;
import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.function.BiConsumer;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.operaton.bpm.engine.impl.interceptor.Command;
import org.operaton.bpm.engine.impl.interceptor.CommandContext;
import org.operaton.bpm.engine.impl.interceptor.CommandExecutor;
import org.operaton.bpm.engine.variable.VariableMap;
import org.operaton.bpm.engine.variable.value.TypedValue;

/**
 * Finds the names of variables in the arguments of an engine command: the keys of maps and the texts in lists, in the
 * command and the builders that it holds. Commands keep them in fields of many names; none must be missed.
 */
final class Mentions {

    private static final ConcurrentMap<Class<?>, List<Field>> FIELDS = new ConcurrentHashMap<>();
    private static final String ENGINE = "org.operaton.bpm.engine.impl.";
    private static final int MAX_DEPTH = 5;

    private final BiConsumer<String, @Nullable Object> found;
    private final Set<Object> visited = Collections.newSetFromMap(new IdentityHashMap<>());

    private Mentions(BiConsumer<String, @Nullable Object> found) {
        this.found = found;
    }

    static Set<String> of(Command<?> command) {
        Set<String> names = new HashSet<>();
        new Mentions((name, value) -> names.add(name)).visit(command, 0);
        return names;
    }

    /** The names of variables that get a value which is not kept. */
    static Set<String> transientOf(Command<?> command) {
        Set<String> names = new HashSet<>();
        new Mentions((name, value) -> {
                    if (value instanceof TypedValue typed && typed.isTransient()) {
                        names.add(name);
                    }
                })
                .visit(command, 0);
        return names;
    }

    private void visit(@Nullable Object object, int depth) {
        if (object == null || depth > MAX_DEPTH || !visited.add(object)) {
            return;
        }
        if (object instanceof VariableMap variables) {
            // its other methods give plain values, which do not say whether they are kept
            variables.keySet().forEach(name -> found.accept(name, variables.<TypedValue>getValueTyped(name)));
        } else if (object instanceof Map<?, ?> map) {
            map.forEach((key, value) -> {
                if (key instanceof String name) {
                    found.accept(name, value);
                }
                visitBuilder(value, depth);
            });
        } else if (object instanceof Collection<?> items) {
            items.forEach(item -> {
                if (item instanceof String name) {
                    found.accept(name, null);
                }
                visitBuilder(item, depth);
            });
        } else {
            fields(object.getClass()).forEach(field -> visitField(field, object, depth));
        }
    }

    private void visitField(Field field, Object object, int depth) {
        try {
            Object value = field.get(object);
            if (value instanceof Map<?, ?> || value instanceof Collection<?>) {
                visit(value, depth + 1);
            } else {
                visitBuilder(value, depth);
            }
        } catch (IllegalAccessException e) {
            throw new IllegalStateException("The field " + field + " cannot be read", e);
        }
    }

    private void visitBuilder(@Nullable Object value, int depth) {
        if (value != null
                && value.getClass().getName().startsWith(ENGINE)
                && !(value instanceof CommandExecutor)
                && !(value instanceof CommandContext)) {
            visit(value, depth + 1);
        }
    }

    private static List<Field> fields(Class<?> type) {
        return FIELDS.computeIfAbsent(
                type,
                key -> Stream.<Class<?>>iterate(key, each -> each != Object.class, each -> each.getSuperclass())
                        .flatMap(each -> Arrays.stream(each.getDeclaredFields()))
                        .filter(field -> !Modifier.isStatic(field.getModifiers())
                                && !field.getType().isPrimitive())
                        .filter(Field::trySetAccessible)
                        .toList());
    }

    /** The value of a field of a command, wherever in its ancestry it is declared. */
    static @Nullable Object field(Object command, String name) {
        for (Field field : fields(command.getClass())) {
            if (field.getName().equals(name)) {
                try {
                    return field.get(command);
                } catch (IllegalAccessException e) {
                    throw new IllegalStateException("The field " + field + " cannot be read", e);
                }
            }
        }
        throw new IllegalStateException(command.getClass() + " has no field " + name);
    }

    /** The value of a field of a command that is true or false. */
    static boolean flag(Object command, String name) {
        for (Class<?> type = command.getClass(); type != null; type = type.getSuperclass()) {
            try {
                Field field = type.getDeclaredField(name);
                return field.trySetAccessible() && field.getBoolean(command);
            } catch (NoSuchFieldException e) {
                // declared further up
            } catch (IllegalAccessException e) {
                throw new IllegalStateException("The field " + name + " cannot be read", e);
            }
        }
        throw new IllegalStateException(command.getClass() + " has no field " + name);
    }
}
