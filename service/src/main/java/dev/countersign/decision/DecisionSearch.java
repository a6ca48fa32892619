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

    private static final String READABLE = """
             and (exists (select 1 from decision mine
                          where mine.instance_id = d.instance_id and mine.decided_by = :reader)
                  or exists (select 1 from decision_audience a
                             where a.sequence = d.sequence and a.group_id = any (string_to_array(:groups, chr(10))))
                  or exists (select 1 from act_ru_task t
                             left join act_ru_identitylink l on l.task_id_ = t.id_ and l.type_ = 'candidate'
                             where t.proc_inst_id_ = d.instance_id
                               and (t.assignee_ = :reader or l.user_id_ = :reader
                                    or l.group_id_ = any (string_to_array(:groups, chr(10)))))
                  or exists (select 1 from act_hi_procinst p
                             where p.proc_inst_id_ = d.instance_id and p.start_user_id_ = :reader))""";

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
            sql.append(' ').append(READABLE);
            parameters.put("reader", reader.id());
            parameters.put("groups", String.join("\n", reader.groups()));
        }
        Query query =
                entityManager.createNativeQuery(sql.append(range).append(order).toString(), result);
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
