package dev.countersign.engine;

import jakarta.el.BeanELResolver;
import jakarta.el.ELContext;
import jakarta.el.ELException;
import org.jspecify.annotations.Nullable;

/** Gives expressions the properties and methods that {@link ModelMembers} names, and says which it refuses. */
class ModelMemberResolver extends BeanELResolver {

    @Override
    public @Nullable Object getValue(ELContext context, @Nullable Object base, @Nullable Object property) {
        refuseForeign(base, property);
        return super.getValue(context, base, property);
    }

    @Override
    public @Nullable Class<?> getType(ELContext context, @Nullable Object base, @Nullable Object property) {
        refuseForeign(base, property);
        return super.getType(context, base, property);
    }

    @Override
    public void setValue(ELContext context, @Nullable Object base, @Nullable Object property, @Nullable Object value) {
        refuseForeign(base, property);
        super.setValue(context, base, property, value);
    }

    @Override
    public @Nullable Object invoke(
            ELContext context,
            @Nullable Object base,
            @Nullable Object method,
            Class<?> @Nullable [] types,
            Object @Nullable [] arguments) {
        refuseForeign(base, method);
        if (base != null && arguments != null) {
            for (Object argument : arguments) {
                if (argument != null && !ModelMembers.takes(base.getClass(), argument.getClass())) {
                    throw new ELException("Expressions of models may not use '%s' of %s with %s: it takes plain values."
                            .formatted(
                                    method,
                                    base.getClass().getSimpleName(),
                                    argument.getClass().getSimpleName()));
                }
            }
        }
        return super.invoke(context, base, method, types, arguments);
    }

    private static void refuseForeign(@Nullable Object base, @Nullable Object member) {
        if (base != null && member != null && !ModelMembers.open(base.getClass(), member.toString())) {
            throw new ELException(
                    "Expressions of models may not use '%s' of %s: they see variables, plain values and the"
                                    .formatted(member, base.getClass().getSimpleName())
                            + " beans made for models.");
        }
    }
}
