package dev.countersign.engine;

import io.quarkus.arc.Arc;
import java.util.AbstractMap;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * The beans that expressions in models see, by name: those marked {@link ExposedToModels}, and no others. A bean is
 * looked up when a model first uses it, because beans themselves may need the engine.
 */
class ModelBeans extends AbstractMap<Object, Object> {

    private final Set<String> names;

    ModelBeans(Set<String> names) {
        this.names = names;
    }

    @Override
    public boolean containsKey(@Nullable Object key) {
        return key instanceof String name && names.contains(name);
    }

    @Override
    public @Nullable Object get(@Nullable Object key) {
        return key instanceof String name && names.contains(name)
                ? Arc.container().instance(name).get()
                : null;
    }

    @Override
    public Set<Map.Entry<Object, Object>> entrySet() {
        return names.stream()
                .map(name -> Map.<Object, Object>entry(
                        name, Arc.container().instance(name).get()))
                .collect(Collectors.toUnmodifiableSet());
    }
}
