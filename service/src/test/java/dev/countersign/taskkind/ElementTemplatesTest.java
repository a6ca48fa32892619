package dev.countersign.taskkind;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;

import dev.countersign.identity.SignedIn;
import dev.countersign.testing.HeaderAuthentication;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import io.restassured.path.json.JsonPath;
import io.restassured.specification.RequestSpecification;
import jakarta.inject.Inject;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import org.junit.jupiter.api.Test;

/**
 * The committed element templates and the tables of the documentation are what the descriptions of the task kinds give;
 * {@code -Dtemplates.update=true} writes them anew.
 */
@QuarkusTest
class ElementTemplatesTest {

    private static final boolean UPDATE = Boolean.getBoolean("templates.update");
    private static final Path FOLDER =
            Path.of("..", "bpmn", "src", "main", "resources").resolve(ElementTemplates.FOLDER);

    @Inject
    ElementTemplates templates;

    @Inject
    TaskKinds kinds;

    @Test
    void theCommittedTemplatesAreCurrent() throws IOException {
        if (UPDATE) {
            for (String name : committed().keySet()) {
                Files.delete(FOLDER.resolve(name));
            }
            for (Map.Entry<String, String> file : templates.files().entrySet()) {
                Files.writeString(FOLDER.resolve(file.getKey()), file.getValue());
            }
        }

        assertThat(committed())
                .as("run this test with -Dtemplates.update=true and commit what it writes")
                .isEqualTo(templates.files());
    }

    @Test
    void everyKindHasAPageWithTheTableOfItsFields() throws IOException {
        for (TaskKind kind : kinds.shipped()) {
            Path file = Path.of("..", kind.page());
            assertThat(file).as("the page of the task kind %s", kind.id()).exists();
            String page = Files.readString(file);
            String current = FieldTable.into(page, kind)
                    .orElseThrow(
                            () -> new AssertionError(
                                    kind.page()
                                            + " has no place for the table of fields: the lines <!-- fields:begin --> and <!-- fields:end -->"));
            if (UPDATE) {
                Files.writeString(file, current);
            } else {
                assertThat(page)
                        .as("run this test with -Dtemplates.update=true and commit what it writes")
                        .isEqualTo(current);
            }
        }
    }

    @Test
    void everyPageShowsItsKindInAModel() throws IOException {
        for (TaskKind kind : kinds.shipped()) {
            Path page = Path.of("..", kind.page());
            String picture = "images/" + kind.id() + ".svg";
            assertThat(page.resolveSibling(picture))
                    .as("draw it: node e2e/pictures.mjs %s", kind.id())
                    .exists();
            assertThat(Files.readString(page))
                    .as("the picture of %s on its page", kind.id())
                    .contains("](" + picture + ")");
        }
    }

    @Test
    void whatIsRequiredHasAValueThatATestCanFillIn() {
        for (TaskKind kind : kinds.shipped()) {
            assertThat(kind.fields())
                    .as("required fields of %s without value, choices or example (TaskField.like)", kind.id())
                    .filteredOn(TaskField::required)
                    .filteredOn(field -> field.binding() != TaskField.Binding.OUTPUT)
                    .allMatch(field -> field.value().isPresent()
                            || field.example().isPresent()
                            || field.type() == TaskField.Type.BOOLEAN
                            || !field.choices().isEmpty());
        }
    }

    @Test
    void valuesAndExamplesHaveTheShapeThatTheyAreToHave() {
        for (TaskKind kind : kinds.all()) {
            for (TaskField field : kind.fields()) {
                field.pattern()
                        .ifPresent(
                                pattern -> assertThat(Stream.concat(field.value().stream(), field.example().stream()))
                                        .as("%s of %s", field.name(), kind.id())
                                        .filteredOn(text -> !text.contains("${"))
                                        .allMatch(text -> text.matches(pattern.expression())));
            }
        }
    }

    @Test
    void anybodyWhoIsSignedInGetsTheFilesAsAnArchive() throws IOException {
        Map<String, String> files = unpacked(SignedIn.as("anna"));

        assertThat(files).isEqualTo(committed());
    }

    @Test
    void thoseWhoModelAlsoGetTheConfiguredEndpoints() throws IOException {
        Map<String, String> files = unpacked(RestAssured.given().header(HeaderAuthentication.HEADER, "mo;modeller;"));

        assertThat(files).containsAllEntriesOf(committed());
        files.keySet().removeAll(committed().keySet());
        assertThat(files)
                .containsOnlyKeys(
                        "connector-endpoint-archive.json",
                        "connector-endpoint-letters.json",
                        "connector-endpoint-orders.json");
        JsonPath letters = JsonPath.from(files.get("connector-endpoint-letters.json"));
        assertThat(letters.getString("name")).isEqualTo("Camel endpoint: letters");
        assertThat(letters.getString("description"))
                .isEqualTo("Sends a message to 'letters'. File: Read and write files.");
        assertThat(letters.getString("documentationRef"))
                .isEqualTo("https://camel.apache.org/components/4.18.x/file-component.html");
        assertThat(letters.getInt("version")).isEqualTo(41_800);
        assertThat(letters.getList("properties.findAll { it.type == 'Hidden' }.value", String.class))
                .containsExactly("external", "connector", "endpoint", "letters");
        String exist = "properties.find { it.binding.name == 'option.fileExist' }.";
        assertThat(letters.getString(exist + "label")).isEqualTo("File Exist");
        assertThat(letters.getString(exist + "description"))
                .startsWith("What to do if a file already exists with the same name.")
                .endsWith("Otherwise as the operator has set it.");
        assertThat(letters.getList(exist + "choices.value", String.class))
                .containsExactly("", "Override", "Append", "Fail", "Ignore", "Move", "TryRename");
        JsonPath orders = JsonPath.from(files.get("connector-endpoint-orders.json"));
        String thrown = "properties.find { it.binding.name == 'option.throwExceptionOnFailure' }.";
        assertThat(orders.getList(thrown + "choices.value", String.class)).containsExactly("", "true", "false");
        assertThat(orders.getString(thrown + "description")).endsWith("Otherwise true.");
        JsonPath archive = JsonPath.from(files.get("connector-endpoint-archive.json"));
        assertThat(archive.getString("properties.find { it.binding.name == 'header.X-A' }.label"))
                .isEqualTo("X-A");
        assertThat(files.toString())
                .doesNotContain("127.0.0.1")
                .doesNotContain("anna")
                .doesNotContain("connector-letters");
    }

    @Test
    void whoDoesNotModelSeesNoConfiguredEndpointInTheList() {
        String letters = "findAll { it.id == 'connector-endpoint-letters' }.size()";

        SignedIn.as("anna").get("/api/task-kinds").then().body(letters, equalTo(0));
        RestAssured.given()
                .header(HeaderAuthentication.HEADER, "mo;modeller;")
                .get("/api/task-kinds")
                .then()
                .body(letters, equalTo(1));
    }

    @Test
    void kindsAreListedWithTheirFields() {
        var body = SignedIn.as("anna")
                .get("/api/task-kinds")
                .then()
                .statusCode(200)
                .extract()
                .jsonPath();

        assertThat(body.getList("id", String.class))
                .containsExactlyElementsOf(
                        kinds.shipped().stream().map(TaskKind::id).toList());
        String approval = "find { it.id == 'approval' }.";
        assertThat(body.getString(approval + "template")).isEqualTo("dev.countersign.approval");
        assertThat(body.getString(approval + "element")).isEqualTo("USER_TASK");
        assertThat(body.getString(approval + "fields.find { it.name == 'resultVariable' }.value"))
                .isEqualTo("approval");
    }

    @Test
    void strangersGetNothing() {
        RestAssured.given().get("/api/element-templates").then().statusCode(401);
        RestAssured.given().get("/api/task-kinds").then().statusCode(401);
    }

    private static Map<String, String> unpacked(RequestSpecification request) throws IOException {
        byte[] archive = request.get("/api/element-templates")
                .then()
                .statusCode(200)
                .contentType("application/zip")
                .header("content-disposition", "attachment; filename=\"countersign-element-templates.zip\"")
                .extract()
                .asByteArray();

        Map<String, String> files = new TreeMap<>();
        try (ZipInputStream zip = new ZipInputStream(new ByteArrayInputStream(archive))) {
            for (ZipEntry entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
                assertThat(entry.getName()).startsWith(".camunda/element-templates/");
                files.put(
                        entry.getName().substring(ElementTemplates.FOLDER.length()),
                        new String(zip.readAllBytes(), StandardCharsets.UTF_8));
            }
        }
        return files;
    }

    private static Map<String, String> committed() throws IOException {
        Map<String, String> files = new TreeMap<>();
        try (Stream<Path> all = Files.list(FOLDER)) {
            for (Path file : all.toList()) {
                files.put(file.getFileName().toString(), Files.readString(file));
            }
        }
        return files;
    }
}
