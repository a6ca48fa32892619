package dev.countersign.job;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.reflect.Method;
import java.util.Arrays;
import org.junit.jupiter.api.Test;

class DiscreetBackendTest {

    /** A method with a body of its own in the interface would otherwise answer for the backend. */
    @Test
    void asksTheBackendForEverything() {
        assertThat(JobBackend.class.getMethods())
                .allSatisfy(method -> assertThat(ownMethods()).contains(method.getName()));
    }

    private static String[] ownMethods() {
        return Arrays.stream(DiscreetBackend.class.getDeclaredMethods())
                .map(Method::getName)
                .toArray(String[]::new);
    }
}
