package dev.countersign.problem;

import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/** Query parameters that take one of some names. JAX-RS would say of an unknown name that the address does not exist. */
public final class QueryChoice {

    private QueryChoice() {}

    /**
     * The constant of this name, in any case.
     *
     * @throws InvalidInputException naming the parameter and the names that it takes
     */
    public static <E extends Enum<E>> E of(Class<E> type, String parameter, String name) {
        return EnumSet.allOf(type).stream()
                .filter(each -> each.name().equalsIgnoreCase(name))
                .findFirst()
                .orElseThrow(() -> new InvalidInputException(
                        "The query is not valid.",
                        List.of(Violation.inQuery(
                                parameter, "Must be one of " + EnumSet.allOf(type) + ", not '" + name + "'."))));
    }

    /**
     * The constants of these names, in any case; none for none.
     *
     * @throws InvalidInputException naming the parameter and the names that it takes
     */
    public static <E extends Enum<E>> Set<E> anyOf(Class<E> type, String parameter, List<String> names) {
        return names.stream()
                .map(name -> of(type, parameter, name))
                .collect(Collectors.toCollection(() -> EnumSet.noneOf(type)));
    }
}
