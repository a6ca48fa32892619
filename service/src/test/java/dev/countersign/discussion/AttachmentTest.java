package dev.countersign.discussion;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;

import dev.countersign.task.HumanReviewTest;
import dev.countersign.testing.HeaderAuthentication;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import io.restassured.path.json.JsonPath;
import io.restassured.response.Response;
import io.restassured.response.ValidatableResponse;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.UUID;
import org.junit.jupiter.api.Test;

@QuarkusTest
class AttachmentTest extends HumanReviewTest {

    private static final byte[] CSV = "week;units\n14;120\n".getBytes(StandardCharsets.UTF_8);

    @Test
    void areGivenBackAsTheyCameAndNeverRun() throws Exception {
        HttpResponse<String> answer =
                send("""
                --x\r
                Content-Disposition: form-data; name="file"; filename="../Päätös.csv"\r
                Content-Type: text/html\r
                \r
                %s\r
                --x--\r
                """.formatted(new String(CSV, StandardCharsets.UTF_8)).getBytes(StandardCharsets.UTF_8));
        JsonPath attachment = JsonPath.from(answer.body());
        String id = attachment.getString("id");
        assertThat(answer.statusCode()).isEqualTo(201);
        assertThat(attachment.getString("name")).isEqualTo("Päätös.csv");
        assertThat(attachment.getString("mediaType")).isEqualTo("text/csv");
        assertThat(attachment.getInt("size")).isEqualTo(CSV.length);
        assertThat(attachment.getString("uploadedBy")).isEqualTo("anna");

        Response file = as(BEN).get(attachments() + "/" + id);

        assertThat(file.statusCode()).isEqualTo(200);
        assertThat(file.asByteArray()).isEqualTo(CSV);
        assertThat(file.contentType()).startsWith("text/csv");
        assertThat(file.header("Content-Disposition"))
                .isEqualTo("attachment; filename=\"P__t_s.csv\"; filename*=UTF-8''P%C3%A4%C3%A4t%C3%B6s.csv");
        assertThat(file.headers().getValues("X-Content-Type-Options")).containsOnly("nosniff");
        assertThat(file.headers().getValues("Content-Security-Policy")).contains("sandbox; default-src 'none'");
        assertThat(file.header("Cache-Control")).isEqualTo("private, no-cache");
        assertThat(file.header("Content-Length")).isEqualTo(Integer.toString(CSV.length));
    }

    @Test
    void areListed() {
        attach(ANNA, "one.csv", CSV).statusCode(201);
        attach(OLGA, "two.txt", CSV).statusCode(201);

        as(ANNA).get(attachments())
                .then()
                .statusCode(200)
                .body("items.name", contains("one.csv", "two.txt"))
                .body("items.removable", contains(true, false))
                .body("attachable", equalTo(true));
    }

    @Test
    void areCheckedForSizeAndType() {
        attach(ANNA, "page.csv", "<html><script>alert(1)</script></html>".getBytes(StandardCharsets.UTF_8))
                .statusCode(415)
                .contentType("application/problem+json")
                .body("detail", containsString("text/html"));
        attach(ANNA, "large.txt", text(9 * 1024 * 1024))
                .statusCode(413)
                .contentType("application/problem+json")
                .body("detail", equalTo("'large.txt' is larger than the 8,388,608 bytes that a file may have."));
        attach(ANNA, "empty.txt", new byte[0]).statusCode(400).body("violations[0].field", equalTo("file"));
        as(ANNA).multiPart("other", "a.txt", CSV)
                .post(attachments())
                .then()
                .statusCode(400)
                .body("violations[0].field", equalTo("file"));
        as(ANNA).contentType("application/json")
                .body("{}")
                .post(attachments())
                .then()
                .statusCode(415);
        as(ANNA).get(attachments()).then().body("items", empty());
    }

    @Test
    void areRefusedUnreadWhenTheRequestIsTooLarge() throws Exception {
        HttpResponse<String> answer = send(text(11 * 1024 * 1024));

        assertThat(answer.statusCode()).isEqualTo(413);
        assertThat(answer.headers().firstValue("Content-Type")).contains("application/problem+json");
        assertThat(answer.body()).contains("The request is larger than the 10,485,760 bytes that are allowed.");
    }

    @Test
    void areForThoseWhoTakePart() {
        String id = attach(ANNA, "a.csv", CSV).extract().path("id");

        attach(DORA, "b.csv", CSV).statusCode(403);
        attach(VERA, "b.csv", CSV).statusCode(403);
        as(DORA).get(attachments()).then().statusCode(403);
        as(DORA).get(attachments() + "/" + id).then().statusCode(403);
        as(VERA).get(attachments() + "/" + id).then().statusCode(200);
        given().get(attachments() + "/" + id).then().statusCode(401);
        as(ANNA).get(attachments() + "/" + UUID.randomUUID()).then().statusCode(404);
        as(ANNA).get(attachments() + "/not-an-id").then().statusCode(404);
        as(ANNA).get("/api/tasks/unknown/attachments").then().statusCode(404);
    }

    @Test
    void ofAnotherTaskAreNotFound() {
        String id = attach(ANNA, "a.csv", CSV).extract().path("id");
        run = review.start(digest);
        task = review.task(run).getId();

        as(ANNA).get(attachments() + "/" + id).then().statusCode(404);
        as(ANNA).delete(attachments() + "/" + id).then().statusCode(404);
    }

    @Test
    void canBeRemovedWhileTheTaskIsOpen() {
        String gone = attach(ANNA, "a.csv", CSV).extract().path("id");
        String kept = attach(ANNA, "b.csv", CSV).extract().path("id");

        as(BEN).delete(attachments() + "/" + gone).then().statusCode(403);
        as(ANNA).delete(attachments() + "/" + gone).then().statusCode(204);
        as(ANNA).get(attachments() + "/" + gone).then().statusCode(404);
        completeFirstAs(ANNA);

        as(ANNA).delete(attachments() + "/" + kept).then().statusCode(409);
        as(BEN).get(attachments() + "/" + kept).then().statusCode(200);
        as(BEN).get(attachments()).then().body("items.name", contains("b.csv")).body("attachable", equalTo(false));
        as(DORA).get(attachments() + "/" + kept).then().statusCode(403);
        attach(ANNA, "c.csv", CSV).statusCode(409).body("code", equalTo("already-completed"));
    }

    @Test
    void areLimitedInNumber() {
        for (int i = 0; i < 20; i++) {
            attach(ANNA, i + ".csv", CSV).statusCode(201);
        }

        attach(ANNA, "one-more.csv", CSV)
                .statusCode(409)
                .body("code", equalTo("too-many"))
                .body("limit", equalTo(20));
    }

    private String attachments() {
        return "/api/tasks/" + task + "/attachments";
    }

    private ValidatableResponse attach(String user, String name, byte[] content) {
        return as(user).multiPart("file", name, content).post(attachments()).then();
    }

    /** As browsers do it: the length is known, and names are UTF-8. */
    private HttpResponse<String> send(byte[] body) throws Exception {
        return HttpClient.newHttpClient()
                .send(
                        HttpRequest.newBuilder(URI.create(RestAssured.baseURI + ":" + RestAssured.port + attachments()))
                                .header(HeaderAuthentication.HEADER, ANNA)
                                .header("Content-Type", "multipart/form-data; boundary=x")
                                .POST(HttpRequest.BodyPublishers.ofByteArray(body))
                                .build(),
                        HttpResponse.BodyHandlers.ofString());
    }

    private static byte[] text(int size) {
        return "x".repeat(size).getBytes(StandardCharsets.UTF_8);
    }
}
