package dev.countersign.calendar;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItems;

import dev.countersign.identity.SignedIn;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import io.restassured.response.ValidatableResponse;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.Date;
import java.util.Map;
import org.junit.jupiter.api.Test;

@QuarkusTest
class CalendarResourceTest {

    @Inject
    CalendarFunctions functions;

    @Test
    void listsTheCalendars() {
        SignedIn.as("anna")
                .get("/api/calendars")
                .then()
                .statusCode(200)
                .body("name", hasItems("bavaria", "default", "fi"))
                .body("find { it.name == 'default' }.aroundTheClock", equalTo(true))
                .body("find { it.name == 'default' }.zone", equalTo("UTC"))
                .body("find { it.name == 'fi' }.regions", contains("FI"))
                .body("find { it.name == 'bavaria' }.week[0].hours", contains("09:00-12:00", "13:00-17:00"))
                .body("find { it.name == 'bavaria' }.week[4].hours", contains("09:00-12:00"));
        given().get("/api/calendars").then().statusCode(401);
    }

    @Test
    void showsAPeriodWithItsDaysOff() {
        SignedIn.as("anna")
                .get("/api/calendars/bavaria?from=2026-12-24&to=2027-01-01")
                .then()
                .statusCode(200)
                .body("daysOff.date", contains("2026-12-25", "2026-12-26", "2026-12-31", "2027-01-01"))
                .body("daysOff[2].name", equalTo("Stocktaking"))
                .body(
                        "intervals.from",
                        contains(
                                "2026-12-24T08:00:00Z",
                                "2026-12-24T12:00:00Z",
                                "2026-12-26T09:00:00Z",
                                "2026-12-28T08:00:00Z",
                                "2026-12-28T12:00:00Z",
                                "2026-12-29T08:00:00Z",
                                "2026-12-29T12:00:00Z",
                                "2026-12-30T08:00:00Z",
                                "2026-12-30T12:00:00Z"));
    }

    @Test
    void computes() {
        compute("fi", Map.of("from", "2026-12-23T12:00:00Z", "duration", "PT4H"))
                .statusCode(200)
                .body("at", equalTo("2026-12-28T08:00:00Z"))
                .body("businessTime", equalTo("PT4H"));
        compute("fi", Map.of("from", "2026-12-23T12:00:00Z", "duration", "P1D"))
                .statusCode(200)
                .body("at", equalTo("2026-12-28T12:00:00Z"))
                .body("businessTime", equalTo("PT8H"));
    }

    @Test
    void refusesWhatItCannotCompute() {
        compute("nowhere", Map.of("duration", "PT4H")).statusCode(404);
        compute("fi", Map.of("duration", "4 hours"))
                .statusCode(400)
                .body("violations[0].field", equalTo("duration"))
                .body(
                        "violations[0].message",
                        equalTo("'4 hours' is no duration; write days and hours as P2D, PT4H or P1DT4H."));
        compute("fi", Map.of("from", "0001-01-01T00:00:00Z", "duration", "PT4H"))
                .statusCode(400)
                .body("violations[0].field", equalTo("from"));
        SignedIn.as("anna")
                .get("/api/calendars/fi?from=tomorrow")
                .then()
                .statusCode(400)
                .body("violations[0].field", equalTo("from"));
        SignedIn.as("anna")
                .get("/api/calendars/fi?from=2026-01-01&to=2028-01-01")
                .then()
                .statusCode(400)
                .body("violations[0].field", equalTo("to"));
    }

    @Test
    void modelsCanCompute() {
        Date from = Date.from(Instant.parse("2026-12-23T12:00:00Z"));

        assertThat(functions.plus("fi", from, "PT4H")).isEqualTo(Date.from(Instant.parse("2026-12-28T08:00:00Z")));
    }

    private static ValidatableResponse compute(String calendar, Map<String, String> request) {
        return SignedIn.as("anna")
                .contentType(ContentType.JSON)
                .body(request)
                .post("/api/calendars/{name}/compute", calendar)
                .then();
    }
}
