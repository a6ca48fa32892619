package dev.countersign.form;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.countersign.identity.CurrentUser;
import dev.countersign.identity.User;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jboss.logging.Logger;

/** Puts the results of the queries that a form names into what it is opened with, and judges a form's use of queries. */
@ApplicationScoped
class OptionQueries {

    private static final Logger LOG = Logger.getLogger(OptionQueries.class);

    private static final String CURRENT_USER = "currentUser";

    private final FormConfig config;
    private final ReadOnlySql sql;
    private final CurrentUser currentUser;
    private final Feel feel = new Feel();

    OptionQueries(FormConfig config, ReadOnlySql sql, CurrentUser currentUser) {
        this.config = config;
        this.sql = sql;
        this.currentUser = currentUser;
    }

    /** The names of the variables that the queries of a form take without saying so. */
    Set<String> variablesOf(JsonNode schema) {
        Set<String> names = new HashSet<>();
        for (OptionQuery query : OptionQuery.in(schema)) {
            if (query.parameters().isEmpty()) {
                Optional.ofNullable(config.query().get(query.name()))
                        .ifPresent(known ->
                                names.addAll(NamedSql.parse(known.sql()).parameters()));
            }
        }
        return names;
    }

    /** Runs each query of the form; whatever the variables say of the same name is replaced. */
    @Transactional
    void addTo(ObjectNode variables, JsonNode schema) {
        List<OptionQuery> queries = OptionQuery.in(schema);
        if (queries.isEmpty()) {
            return;
        }
        ObjectNode opened = variables.deepCopy();
        for (OptionQuery query : queries) {
            FormConfig.Query known = config.query().get(query.name());
            if (known == null) {
                throw new IllegalStateException("There is no query '%s'; set countersign.form.query.%s.sql"
                        .formatted(query.name(), query.name()));
            }
            variables.set(query.valuesKey(), options(query, known, parameters(query, opened)));
        }
    }

    private ArrayNode options(OptionQuery query, FormConfig.Query known, ObjectNode parameters) {
        try {
            return sql.options(query.name(), known, parameters);
        } catch (IllegalStateException e) {
            LOG.errorf(e, "The field '%s' of a form has no options", query.field());
            throw new OptionsUnavailableException(query, e);
        }
    }

    /** What is wrong with the queries of a form that is being deployed. */
    List<String> problems(JsonNode schema) {
        return OptionQuery.in(schema).stream()
                .flatMap(query -> problem(query).stream())
                .distinct()
                .toList();
    }

    private Optional<String> problem(OptionQuery query) {
        if (!config.query().containsKey(query.name())) {
            return Optional.of("the query '%s' is not configured (countersign.form.query.%s.sql)"
                    .formatted(query.name(), query.name()));
        }
        if (query.valuesKey().isEmpty() || query.valuesKey().contains(".")) {
            return Optional.of("a field with the query '%s' needs a valuesKey without dots for its options"
                    .formatted(query.name()));
        }
        return query.parameters().isEmpty() || query.parameters().startsWith("=")
                ? Optional.empty()
                : Optional.of(
                        "the optionsParameters of the query '%s' must be a FEEL context such as ={region: order.region}"
                                .formatted(query.name()));
    }

    private ObjectNode parameters(OptionQuery query, ObjectNode opened) {
        JsonNode given = query.parameters().isEmpty() ? opened : feel.evaluate(query.parameters(), Scope.top(opened));
        ObjectNode parameters = given instanceof ObjectNode object ? object.deepCopy() : opened.objectNode();
        // never from a variable: a form could set that
        parameters.put(CURRENT_USER, currentUser.find().map(User::id).orElse(null));
        return parameters;
    }
}
