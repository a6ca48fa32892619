package dev.countersign.decision;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.Query;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Finds the records that a filter names and a reader may read. */
@ApplicationScoped
class DecisionSearch {

    private static final Pattern NAME = Pattern.compile(":([a-z]+)");

    private final EntityManager entityManager;

    DecisionSearch(EntityManager entityManager) {
        this.entityManager = entityManager;
    }

    List<Decision> page(DecisionFilter filter, DecisionReader reader, int page, int size) {
        return list(query("select d.* ", filter, reader, "", " order by d.sequence desc", Map.of(), Decision.class)
                .setFirstResult(Math.toIntExact((long) page * size))
                .setMaxResults(size));
    }

    long count(DecisionFilter filter, DecisionReader reader) {
        return (Long) query("select count(*) ", filter, reader, "", "", Map.of(), Long.class)
                .getSingleResult();
    }

    /** In the order of the chain, after one number, up to and with another one. */
    List<Decision> batch(DecisionFilter filter, DecisionReader reader, long after, long upTo, int size) {
        return list(query(
                        "select d.* ",
                        filter,
                        reader,
                        " and d.sequence > :after and d.sequence <= :last",
                        " order by d.sequence",
                        Map.of("after", after, "last", upTo),
                        Decision.class)
                .setMaxResults(size));
    }

    private Query query(
            String select,
            DecisionFilter filter,
            DecisionReader reader,
            String range,
            String order,
            Map<String, Object> more,
            Class<?> result) {
        StringBuilder sql = new StringBuilder(select).append("from decision d where true");
        Map<String, Object> parameters = new TreeMap<>(more);
        filter.conditions().forEach((condition, value) -> {
            sql.append(" and ").append(condition);
            parameters.put(nameIn(condition), value);
        });
        if (!reader.readsAll()) {
            sql.append(" and ").append(ReadableRecords.RECORD);
        }
        Query query =
                entityManager.createNativeQuery(sql.append(range).append(order).toString(), result);
        if (!reader.readsAll()) {
            ReadableRecords.bind(query, reader);
        }
        parameters.forEach((name, value) ->
                query.setParameter(name, value instanceof Instant instant ? instant.atOffset(ZoneOffset.UTC) : value));
        return query;
    }

    private static String nameIn(String condition) {
        Matcher name = NAME.matcher(condition);
        if (!name.find()) {
            throw new IllegalStateException("a condition without a parameter: " + condition);
        }
        return name.group(1);
    }

    @SuppressWarnings("unchecked")
    private static List<Decision> list(Query query) {
        return query.getResultList();
    }
}
