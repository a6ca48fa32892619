package dev.countersign.connector;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import dev.countersign.testing.HeaderAuthentication;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import java.util.Map;
import org.junit.jupiter.api.Test;

@QuarkusTest
class ConnectorResourceTest {

    @Test
    void modellersSeeNamesAndNothingThatLetsThemIn() {
        String body = given().header(HeaderAuthentication.HEADER, "mo;modeller;")
                .get("/api/connectors")
                .then()
                .statusCode(200)
                .extract()
                .asString();

        assertThat(JsonPath.from(body).<Map<String, String>>getList("connections"))
                .contains(Map.of("name", "peer", "type", "http"));
        assertThat(JsonPath.from(body).<String>getList("connectors.name")).contains("http");
        assertThat(body).doesNotContain("127.0.0.1").doesNotContain("anna").doesNotContain(ConnectorPeers.PASSWORD);
    }

    @Test
    void othersSeeNothing() {
        given().get("/api/connectors").then().statusCode(401);
        given().header(HeaderAuthentication.HEADER, "va;viewer,approver,worker;")
                .get("/api/connectors")
                .then()
                .statusCode(403);
    }
}
