package dev.countersign.inbox;

import java.math.BigDecimal;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A condition on a process variable, read from {@code name:operator:value}. What counts is the value that the task itself
 * would see: its own variable before that of its step, and that before the one of the process.
 *
 * @param path from the variable into its JSON value; empty for the value itself
 * @param value a {@link String}, {@link BigDecimal} or {@link Boolean}: only values of the same kind can match
 */
record VariableCondition(String name, String[] path, String operator, Object value) {

    private static final Pattern SYNTAX = Pattern.compile("([^:]{1,255}):([a-z]+):(.*)", Pattern.DOTALL);
    private static final Pattern NUMBER = Pattern.compile("-?\\d{1,30}(\\.\\d{1,30})?");
    private static final Map<String, String> OPERATORS =
            Map.of("eq", "=", "neq", "<>", "lt", "<", "lte", "<=", "gt", ">", "gte", ">=", "like", "ilike");

    /**
     * One look into the engine's unique index of scope and name for each task. The ids of the inbox are collated otherwise than
     * the engine's: without the collation said, the database would read all variables for every task instead.
     */
    private static final String VALUE = """
             exists (
                select 1 from (
                    select case
                        when v.type_ = 'countersign-json' then
                            -- a row of an older version may hold what is no JSON to the database
                            case when pg_input_is_valid(convert_from(b.bytes_, 'UTF8'), 'jsonb')
                                then convert_from(b.bytes_, 'UTF8')::jsonb #> ? end
                        when cardinality(?::text[]) > 0 then null
                        when v.type_ = 'string' then to_jsonb(v.text_)
                        when v.type_ in ('integer', 'long', 'short') then to_jsonb(v.long_)
                        when v.type_ = 'double' then to_jsonb(v.double_)
                        when v.type_ = 'boolean' then to_jsonb(v.long_ = 1)
                    end as value
                    from (select w.* from act_ru_variable w
                          where w.name_ = ?
                            and w.var_scope_ = any (array[t.id collate "default", t.execution_id, t.instance_id]::text[])
                          order by case w.var_scope_ when t.id collate "default" then 1 when t.execution_id then 2 else 3 end
                          limit 1) v
                    left join act_ge_bytearray b on b.id_ = v.bytearray_id_) v
                where\s""";

    static VariableCondition parse(String text, ConditionReader reader) {
        Matcher parts = SYNTAX.matcher(text);
        if (!parts.matches()) {
            reader.refuse("variable", "'%s' is not name:operator:value.".formatted(text));
            return new VariableCondition("", new String[0], "eq", "");
        }
        String operator = parts.group(2).toLowerCase(Locale.ROOT);
        Object value = value(parts.group(3));
        if (!OPERATORS.containsKey(operator)) {
            reader.refuse("variable", "'%s' is not one of eq, neq, lt, lte, gt, gte, like.".formatted(parts.group(2)));
        } else if (operator.equals("like") && !(value instanceof String)) {
            value = parts.group(3);
        } else if (value instanceof Boolean && !operator.endsWith("eq")) {
            reader.refuse("variable", "true and false have no order; use eq or neq.");
        }
        String[] names = parts.group(1).split("\\.", -1);
        String[] path = new String[names.length - 1];
        System.arraycopy(names, 1, path, 0, path.length);
        return new VariableCondition(names[0], path, operator, value);
    }

    private static Object value(String text) {
        if (text.equals("true") || text.equals("false")) {
            return Boolean.valueOf(text);
        }
        if (NUMBER.matcher(text).matches()) {
            return new BigDecimal(text);
        }
        boolean quoted = text.length() >= 2 && text.startsWith("\"") && text.endsWith("\"");
        return quoted ? text.substring(1, text.length() - 1) : text;
    }

    /** The condition on the row {@code t} of the inbox. */
    SqlText sql() {
        SqlText sql = new SqlText().add(" and " + VALUE, path, path, name);
        String comparison = Optional.ofNullable(OPERATORS.get(operator)).orElse("=");
        if (value instanceof BigDecimal number) {
            // a case, because the planner may turn the parts of an "and" around
            return sql.add(
                    "case when jsonb_typeof(value) = 'number' then (value #>> '{}')::numeric " + comparison
                            + " ? else false end)",
                    number);
        }
        if (value instanceof Boolean flag) {
            return sql.add("jsonb_typeof(value) = 'boolean' and value " + comparison + " to_jsonb(?::boolean))", flag);
        }
        String text = (String) value;
        return sql.add(
                "jsonb_typeof(value) = 'string' and (value #>> '{}') " + comparison + " ?)",
                operator.equals("like") ? SqlText.containing(text) : text);
    }
}
