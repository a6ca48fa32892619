package dev.countersign.form;

import static dev.countersign.form.Judge.json;
import static dev.countersign.form.Judge.object;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import java.util.Objects;
import org.junit.jupiter.api.Test;

@QuarkusTest
class OptionQueriesTest {

    @Inject
    OptionQueries queries;

    @Inject
    ReadOnlySql sql;

    @Inject
    FormConfig config;

    @Inject
    EntityManager entityManager;

    @Test
    void resultsStandUnderTheKeyOfTheField() {
        ObjectNode opened = opened("'optionsQuery':'test-stores'", "{'region':'north','options':'replaced'}");

        assertThat(opened)
                .isEqualTo(object("{'region':'north','options':["
                        + "{'value':'n1','label':'North 1'},{'value':'n2','label':'North 2'}]}"));
    }

    @Test
    void parametersCanBeWorkedOut() {
        ObjectNode opened = opened(
                "'optionsQuery':'test-stores','optionsParameters':'={region: lower case(order.region)}'",
                "{'order':{'region':'SOUTH'}}");

        assertThat(opened.path("options")).isEqualTo(json("[{'value':'s1','label':'South 1'}]"));
    }

    @Test
    void valuesAreBoundNeverWrittenIntoTheText() {
        ObjectNode opened = opened(
                "'optionsQuery':'test-stores'",
                "{'region':'x'' or 1=1; drop table form_draft --'}".replace("''", "\\u0027"));

        assertThat(opened.path("options")).isEqualTo(json("[]"));
    }

    @Test
    void aMissingParameterIsNull() {
        assertThat(opened("'optionsQuery':'test-stores'", "{}").path("options")).isEqualTo(json("[]"));
    }

    @Test
    void onlySoManyRowsAreRead() {
        ObjectNode opened = opened("'optionsQuery':'test-numbers'", "{'without':2}");

        assertThat(opened.path("options").toString())
                .isEqualTo(json("[{'value':1,'label':'1'},{'value':3,'label':'3'},{'value':4,'label':'4'}]")
                        .toString());
    }

    @Test
    void thePersonIsNeverTakenFromAVariable() {
        ObjectNode opened = opened("'optionsQuery':'test-who'", "{'currentUser':'somebody else'}");

        assertThat(opened.path("options")).isEqualTo(json("[{'value':'me','label':'me'}]"));
    }

    @Test
    void aQueryCannotWrite() {
        assertThatThrownBy(() -> opened("'optionsQuery':'test-writes'", "{}"))
                .isInstanceOf(OptionsUnavailableException.class)
                .hasMessage("The options of the field 'k' cannot be read at the moment.")
                .rootCause()
                .hasMessageContaining("read-only transaction");
    }

    @Test
    void aQueryThatTakesTooLongIsStopped() {
        assertThatThrownBy(() -> opened("'optionsQuery':'test-slow'", "{}"))
                .isInstanceOf(OptionsUnavailableException.class)
                .rootCause()
                .hasMessageContaining("statement timeout");
    }

    @Test
    void whatGoesOnAroundGoesOn() {
        QuarkusTransaction.requiringNew().run(() -> {
            write("insert into form_draft values ('around', 'task', 'around', 1, '{}', null, now())");
            assertThatThrownBy(() -> sql.options("test-slow", query("test-slow"), object("{}")))
                    .isInstanceOf(IllegalStateException.class);
            assertThat(sql.options("test-numbers", query("test-numbers"), object("{'without':0}")))
                    .hasSize(3);
            assertThat(write("delete from form_draft where owner = 'around'")).isEqualTo(1);
        });
    }

    @Test
    void literalsCastsAndCommentsAreNoParameters() {
        NamedSql sql = NamedSql.parse("""
                select 'it''s :a', ":b", :c::text, $$ :d $$ -- :e
                /* :f */ from t where x = :c and y = :g_1""");

        assertThat(sql.parameters()).containsExactly("c", "c", "g_1");
        assertThat(sql.text()).isEqualTo("""
                select 'it''s :a', ":b", ?::text, $$ :d $$ -- :e
                /* :f */ from t where x = ? and y = ?""");
    }

    private ObjectNode opened(String properties, String variables) {
        ObjectNode opened = object(variables);
        queries.addTo(opened, form(properties));
        return opened;
    }

    private static ObjectNode form(String properties) {
        return object("{'components':[{'type':'group','components':[{'type':'select','key':'k','valuesKey':'options',"
                + "'properties':{" + properties + "}}]}]}");
    }

    private FormConfig.Query query(String name) {
        return Objects.requireNonNull(config.query().get(name));
    }

    private int write(String sql) {
        return entityManager.createNativeQuery(sql).executeUpdate();
    }
}
