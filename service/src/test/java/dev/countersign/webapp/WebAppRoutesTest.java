package dev.countersign.webapp;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class WebAppRoutesTest {

    private static final String BROWSER = "text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.8";

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/tasks/9a2b",
                "/processes",
                "/processes/retail.forecast/start",
                "/instances/3f1d",
                "/decisions/0d5c1c3a-6a3e-4f8e-9e64-0f8f5a4f3a11",
                "/no/such/page",
                "/apiary"
            })
    void leadsPagesToTheApp(String path) {
        assertThat(WebAppRoutes.isPage(path, BROWSER)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/",
                "/index.html",
                "/sign-in.html",
                "/assets/index-BMvt6T5U.js",
                "/icon.svg",
                "/api",
                "/api/tasks/9a2b",
                "/engine-rest/task",
                "/q/openapi",
                "/dev/inbox",
                "/.well-known/camunda-automation-platform/webapps"
            })
    void leavesTheRestAlone(String path) {
        assertThat(WebAppRoutes.isPage(path, BROWSER)).isFalse();
    }

    @Test
    void leavesProgramsAlone() {
        assertThat(WebAppRoutes.isPage("/tasks/9a2b", "application/json")).isFalse();
        assertThat(WebAppRoutes.isPage("/tasks/9a2b", null)).isFalse();
    }

    @Test
    void letsBrowsersKeepOnlyWhatNeverChanges() {
        assertThat(WebAppRoutes.cacheControl("/assets/index-BMvt6T5U.js", 200))
                .isEqualTo("private, max-age=31536000, immutable");
        assertThat(WebAppRoutes.cacheControl("/assets/gone.js", 404)).isEqualTo("no-cache");
        assertThat(WebAppRoutes.cacheControl("/", 200)).isEqualTo("no-cache");
        assertThat(WebAppRoutes.cacheControl("/sign-in/sign-in.js", 200)).isEqualTo("no-cache");
    }
}
