package dev.countersign.discussion;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;

import dev.countersign.task.HumanReviewTest;
import dev.countersign.testing.People;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
class CommentTest extends HumanReviewTest {

    private static final String TINA = "tina;approver;testers";
    private static final String TOM = "tom;approver;testers";

    @Inject
    People people;

    @Inject
    EntityManager entityManager;

    @BeforeEach
    void people() {
        people.add("tina", "Tina Laine", "testers");
        people.add("tom", "Tom Berg", "testers");
        people.add("sara", "Sara Salo", "others");
    }

    @Test
    void areReadInTheirOrder() {
        say(TINA, "  Is this right?\nReally?  ")
                .statusCode(201)
                .body("text", equalTo("Is this right?\nReally?"))
                .body("author.id", equalTo("tina"))
                .body("author.name", equalTo("Tina Laine"))
                .body("deletable", equalTo(true));
        say(OLGA, "<b>Yes</b>").statusCode(201);

        as(TOM).get(comments())
                .then()
                .statusCode(200)
                .body("items.text", contains("Is this right?\nReally?", "<b>Yes</b>"))
                .body("items.author.id", contains("tina", "olga"))
                .body("items.deletable", contains(false, false))
                .body("commentable", equalTo(true));
        as(VERA).get(comments()).then().statusCode(200).body("commentable", equalTo(false));
    }

    @Test
    void tellThoseWhomTheyMention() {
        say(TINA, "@tom and @tina: ask anna@tom or @nobody-here, then @tom.")
                .statusCode(201)
                .body("mentions.id", contains("tina", "tom"))
                .body("mentions.name", contains("Tina Laine", "Tom Berg"));

        List<?> mails = entityManager
                .createNativeQuery(
                        "select recipient_address from notification where text_body like ?1 and text_body like ?2")
                .setParameter(1, "%Mentioned by: Tina Laine%")
                .setParameter(2, "%ask anna@tom or @nobody-here%")
                .getResultList();
        assertThat(mails).isEqualTo(List.of("tom@example.org"));
    }

    @Test
    void cannotMentionThoseWhoMayNotSeeTheTask() {
        say(TINA, "What do you think, @sara?")
                .statusCode(400)
                .contentType("application/problem+json")
                .body("violations[0].field", equalTo("text"))
                .body("violations[0].message", equalTo("'sara' may not see this task, so they cannot be mentioned."));
        as(TINA).get(comments()).then().body("items", empty());
    }

    @Test
    void areChecked() {
        say(TINA, " ").statusCode(400).body("violations[0].field", equalTo("text"));
        say(TINA, "x".repeat(4001)).statusCode(400);
        say(TINA, "a\u0000b").statusCode(400).body("violations[0].message", containsString("NUL"));
        say(DORA, "hello").statusCode(403);
        say(VERA, "hello").statusCode(403);
        as(DORA).get(comments()).then().statusCode(403);
        given().get(comments()).then().statusCode(401);
        as(TINA).contentType("text/plain").body("hello").post(comments()).then().statusCode(415);
        as(TINA).get("/api/tasks/unknown/comments").then().statusCode(404);
        as(TINA).contentType("application/json")
                .body(Map.of("text", "hello"))
                .post("/api/tasks/unknown/comments")
                .then()
                .statusCode(404);
    }

    @Test
    void canBeTakenBackByTheirAuthor() {
        String id = say(TINA, "Oh no, @tom").extract().path("id");

        as(TOM).delete(comments() + "/" + id).then().statusCode(403);
        as(TINA).delete(comments() + "/" + UUID.randomUUID()).then().statusCode(404);
        as(TINA).delete(comments() + "/" + id).then().statusCode(204);
        as(TINA).delete(comments() + "/" + id).then().statusCode(204);

        as(TOM).get(comments())
                .then()
                .body("items", hasSize(1))
                .body("items[0].text", nullValue())
                .body("items[0].mentions", empty())
                .body("items[0].deletedAt", notNullValue())
                .body("items[0].deletable", equalTo(false));
    }

    @Test
    void stayReadableWhenTheTaskIsOver() {
        String id = say(TINA, "Looks right").extract().path("id");
        completeFirstAs(TINA);

        as(TOM).get(comments())
                .then()
                .statusCode(200)
                .body("items.text", contains("Looks right"))
                .body("items[0].deletable", equalTo(false))
                .body("commentable", equalTo(false));
        as(VERA).get(comments()).then().statusCode(200);
        as(DORA).get(comments()).then().statusCode(403);
        say(TINA, "One more").statusCode(409).body("code", equalTo("already-completed"));
        as(TINA).delete(comments() + "/" + id).then().statusCode(409);
    }

    @Test
    void sayWhyADelegatedTaskComesBack() {
        claim(TINA);
        for (String[] step : new String[][] {
            {TINA, "delegate", "{\"user\": \"tom\"}"}, {TOM, "resolve", "{\"comment\": \"It is the promotion\"}"}
        }) {
            as(step[0])
                    .contentType("application/json")
                    .body(step[2])
                    .post("/api/tasks/" + task + "/" + step[1])
                    .then()
                    .statusCode(200);
        }

        as(TINA).get(comments())
                .then()
                .body("items.text", contains("It is the promotion"))
                .body("items.author.id", contains("tom"));
    }

    private String comments() {
        return "/api/tasks/" + task + "/comments";
    }

    private ValidatableResponse say(String user, String text) {
        return as(user).contentType("application/json")
                .body(Map.of("text", text))
                .post(comments())
                .then();
    }
}
