package dev.countersign.inbox;

import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.is;

import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Conditions on variables in the lists of tasks. */
@QuarkusTest
class TaskVariablesTest extends FruitTasks {

    @Inject
    EntityManager entityManager;

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    weight:eq:12              | A
                    weight:gt:7               | A P L
                    weight:gte:12             | A L
                    weight:lt:7.6             | P
                    weight:neq:12             | P L
                    weight:eq:"12"            |
                    colour:eq:red             | A
                    colour:eq:12              |
                    colour:eq:"12"            | P
                    colour:like:RED           | A L
                    colour:like:%             |
                    paid:eq:false             | P
                    order.paid:eq:true        | A
                    order.customer.name:eq:ACME | A
                    order.customer.rank:gte:3 | A
                    order.customer.none:eq:1  |
                    weight.inner:eq:12        |
                    nothing:neq:1             |
                    """)
    void lookAtVariables(String variable, String expected) {
        offered("variable", variable).statusCode(200).body("items.id", is(ids(expected)));
    }

    @Test
    void preferTheTasksOwnVariable() {
        tasks.setVariableLocal(apples, "weight", 1);

        offered("variable", "weight:eq:1").body("items.id", contains(apples));
        offered("variable", "weight:eq:12").body("items.id", is(List.of()));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {"{\"a\": \"\\u0000\"}", "{\"a\": \"\\ud800\"}", "{\"a\": 1e200000}", "{\"a\": "})
    void passOverWhatAnOlderVersionStoredAndTheDatabaseCannotReadAsJson(String json) {
        QuarkusTransaction.requiringNew()
                .run(() -> entityManager
                        .createNativeQuery("update act_ge_bytearray set bytes_ = convert_to(?1, 'UTF8') where id_ ="
                                + " (select v.bytearray_id_ from act_ru_variable v join act_ru_task t on t.proc_inst_id_ = v.proc_inst_id_"
                                + " where t.id_ = ?2 and v.name_ = 'order')")
                        .setParameter(1, json)
                        .setParameter(2, apples)
                        .executeUpdate());

        offered("variable", "order.customer.name:eq:ACME").statusCode(200).body("items.id", is(List.of()));
        offered("variable", "weight:gt:1").statusCode(200).body("items.id", contains(apples, pears, plums));
    }
}
