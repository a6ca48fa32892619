package dev.countersign.inbox.bench;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;

/**
 * Writes open tasks straight into the engine's tables, as many runs of the deployed processes {@code bench-0} to
 * {@code bench-19} would have left them: started over two years, due around now, one in seven held by somebody, the others
 * offered to one, two or three of 200 groups, one number variable each. Runs on a database that nothing else uses.
 *
 * <p>{@code teams}: which groups come together is a property of the team, as when a model says so. {@code random}: any
 * three groups may meet, so that there are about as many different sets of groups as tasks with three.
 */
public final class InboxSeed {

    private static final int PEOPLE = 20;

    private InboxSeed() {}

    /** Arguments: port of the database, number of tasks, {@code teams} or {@code random}. */
    public static void main(String[] arguments) throws SQLException {
        String url = "jdbc:postgresql://127.0.0.1:" + arguments[0] + "/postgres";
        int tasks = Integer.parseInt(arguments[1]);
        boolean random = arguments[2].equals("random");
        try (Connection connection = DriverManager.getConnection(url, "postgres", "");
                Statement statement = connection.createStatement()) {
            statement.execute("set session_replication_role = replica"); // no foreign keys to check one by one
            statement.execute("set synchronous_commit = off");
            statement.execute("select setseed(0.5)");
            execute(statement, "people", people());
            execute(statement, "numbers", numbers(tasks, random));
            List<String> indexes = dropIndexes(statement);
            execute(statement, "executions", EXECUTIONS);
            execute(statement, "tasks", TASKS);
            execute(statement, "candidates", CANDIDATES);
            execute(statement, "variables", VARIABLES);
            execute(statement, "indexes", String.join(";", indexes));
            statement.execute("drop table bench_number");
        }
    }

    /** They come back exactly as they were; making them afterwards takes a fraction of the time. */
    private static List<String> dropIndexes(Statement statement) throws SQLException {
        List<String> names = new ArrayList<>();
        List<String> definitions = new ArrayList<>();
        try (ResultSet rows = statement.executeQuery(INDEXES)) {
            while (rows.next()) {
                names.add(rows.getString(1));
                definitions.add(rows.getString(2));
            }
        }
        for (String name : names) {
            statement.execute("drop index " + name);
        }
        return definitions;
    }

    private static void execute(Statement statement, String what, String sql) throws SQLException {
        long began = System.nanoTime();
        statement.execute(sql);
        System.out.printf("  %s: %.0f s%n", what, (System.nanoTime() - began) / 1e9);
    }

    /** Twenty people in five groups each, with the administrator's password. */
    private static String people() {
        return """
                insert into app_user (id, name, password_hash, created_at)
                select 'bench' || n, 'Bench ' || n, (select password_hash from app_user where id = 'admin'), now()
                from generate_series(0, %1$d) n;
                insert into app_user_role select 'bench' || n, 'approver' from generate_series(0, %1$d) n;
                insert into app_user_group
                select 'bench' || n, 'group' || ((n * 37 + k * 41) %% 200) from generate_series(0, %1$d) n, generate_series(0, 4) k
                """.formatted(PEOPLE - 1);
    }

    private static String numbers(int tasks, boolean random) {
        String second = random ? "floor(random() * 200)::int" : "(first * 7 + 3) % 200";
        String third = random ? "floor(random() * 200)::int" : "(first * 11 + 5) % 200";
        return """
                create unlogged table bench_number as
                select n, md5('task' || n)::uuid::text as task, md5('run' || n)::uuid::text as run, first, %s as second, %s as third,
                       random() as many, random() as held, random() as due, floor(random() * 20)::int as process
                from (select n, floor(random() * 200)::int as first from generate_series(1, %d) n) g
                """.formatted(second, third, tasks);
    }

    private static final String INDEXES = """
            select i.indexrelid::regclass::text, pg_get_indexdef(i.indexrelid) from pg_index i
            where i.indrelid = any (array['act_ru_execution', 'act_ru_task', 'act_ru_identitylink', 'act_ru_variable']::regclass[])
              and not exists (select 1 from pg_constraint c where c.conindid = i.indexrelid)
            """;

    private static final String EXECUTIONS = """
            insert into act_ru_execution (id_, rev_, root_proc_inst_id_, proc_inst_id_, business_key_, proc_def_id_, act_id_,
                act_inst_id_, is_active_, is_concurrent_, is_scope_, is_event_scope_, suspension_state_, cached_ent_state_,
                sequence_counter_, proc_def_key_)
            select run, 1, run, run, 'case-' || lpad(n::text, 8, '0'), d.id_, 'check', 'check:' || task, true, false, true, false, 1,
                2, 1, d.key_
            from bench_number join act_re_procdef d on d.key_ = 'bench-' || process
            """;

    private static final String TASKS = """
            insert into act_ru_task (id_, rev_, execution_id_, proc_inst_id_, proc_def_id_, name_, description_, task_def_key_,
                assignee_, priority_, create_time_, due_date_, follow_up_date_, suspension_state_, task_state_)
            select task, 1, run, run, d.id_, 'Check delivery ' || (n % 100), 'Look at delivery ' || n, 'check',
                case when held < 0.15 then 'person' || (n % 500) end, (n % 5) * 25,
                now() - make_interval(mins => n % 1000000), case when due < 0.9 then now() + (due - 0.6) * interval '60 days' end,
                null, 1, 'Created'
            from bench_number join act_re_procdef d on d.key_ = 'bench-' || process
            """;

    private static final String CANDIDATES = """
            insert into act_ru_identitylink (id_, rev_, type_, group_id_, task_id_)
            select gen_random_uuid()::text, 1, 'candidate', 'group' || g, task
            from (select task, first as g from bench_number
                  union select task, second from bench_number where many < 0.4
                  union select task, third from bench_number where many < 0.1) l
            """;

    private static final String VARIABLES = """
            insert into act_ru_variable (id_, rev_, type_, name_, execution_id_, proc_inst_id_, proc_def_id_, long_, text_,
                var_scope_, sequence_counter_, is_concurrent_local_)
            select gen_random_uuid()::text, 1, 'integer', 'amount', run, run, d.id_, n % 1000, (n % 1000)::text, run, 1, false
            from bench_number join act_re_procdef d on d.key_ = 'bench-' || process
            """;
}
