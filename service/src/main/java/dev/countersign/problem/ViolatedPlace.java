package dev.countersign.problem;

import jakarta.validation.ConstraintViolation;
import jakarta.validation.ElementKind;
import jakarta.validation.Path;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.QueryParam;
import java.lang.reflect.Method;
import java.lang.reflect.Parameter;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestQuery;
import org.jspecify.annotations.Nullable;

/**
 * Where in a request a constraint was broken, in the caller's terms.
 *
 * @param field the parameter's name, or the path inside the body
 * @param in {@code query}, {@code path} or {@code body}
 */
record ViolatedPlace(String field, String in) {

    static ViolatedPlace of(ConstraintViolation<?> violation) {
        @Nullable Method method = null;
        String in = "body";
        StringBuilder field = new StringBuilder();
        for (Path.Node node : violation.getPropertyPath()) {
            if (node.getKind() == ElementKind.METHOD) {
                method = method(violation.getRootBeanClass(), node.as(Path.MethodNode.class));
            } else if (node.getKind() == ElementKind.PARAMETER && method != null) {
                Parameter parameter =
                        method.getParameters()[node.as(Path.ParameterNode.class).getParameterIndex()];
                in = in(parameter, method);
                if (parameter.isAnnotationPresent(BeanParam.class)) {
                    in = "query"; // its members are the parameters
                } else if (!in.equals("body")) {
                    field.append(parameter.getName());
                }
            } else if (node.getName() != null) {
                if (node.getIndex() != null) {
                    field.append('[').append(node.getIndex()).append(']');
                }
                if (node.getKind() != ElementKind.CONTAINER_ELEMENT) { // its name only says that it is one
                    field.append(field.isEmpty() ? "" : ".").append(node.getName());
                }
            }
        }
        return new ViolatedPlace(field.toString(), in);
    }

    private static @Nullable Method method(@Nullable Class<?> beanClass, Path.MethodNode node) {
        Class<?>[] parameterTypes = node.getParameterTypes().toArray(Class<?>[]::new);
        Class<?> type = beanClass;
        // the container's subclasses override without the annotations
        while (type != null && type.isSynthetic()) {
            type = type.getSuperclass();
        }
        try {
            return type == null ? null : type.getDeclaredMethod(node.getName(), parameterTypes);
        } catch (NoSuchMethodException e) {
            return null;
        }
    }

    private static String in(Parameter parameter, Method method) {
        if (parameter.isAnnotationPresent(QueryParam.class) || parameter.isAnnotationPresent(RestQuery.class)) {
            return "query";
        }
        boolean inPath = parameter.isAnnotationPresent(PathParam.class)
                || parameter.isAnnotationPresent(RestPath.class)
                || template(method).contains("{" + parameter.getName() + "}");
        return inPath ? "path" : "body";
    }

    private static String template(Method method) {
        jakarta.ws.rs.@Nullable Path path = method.getAnnotation(jakarta.ws.rs.Path.class);
        return path == null ? "" : path.value();
    }
}
