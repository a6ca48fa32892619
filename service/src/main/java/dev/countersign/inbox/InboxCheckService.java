package dev.countersign.inbox;

import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import javax.sql.DataSource;

/** Compares the inbox with what the engine's tables say, in one statement and so at one moment. */
@ApplicationScoped
class InboxCheckService {

    private static final int SHOWN = 100;

    private static final List<String> MEMBERS = List.of((EngineTasks.COLUMNS + ", groups, users").split(",\\s+"));

    private static final String COMPARE = """
            with e as materialized (%s),
            r as materialized (select t.*, a.groups, a.users from inbox_task t join inbox_audience a on a.id = t.audience),
            d as (select coalesce(e.id, r.id) as id, e.id is null as surplus, r.id is null as missing,
                         array_remove(array[%s], null) as members
                  from e full join r on r.id = e.id)
            select (select count(*) from e) as tasks, (select count(*) from inbox_task) as rows, n.differing,
                   d.id, d.surplus, d.missing, d.members
            from (select count(*) as differing from d where surplus or missing or cardinality(members) > 0) n
            left join lateral (select * from d where surplus or missing or cardinality(members) > 0
                               order by id limit %d) d on true
            """.formatted(
                    EngineTasks.EXPECTED,
                    MEMBERS.stream()
                            .filter(member -> !member.equals("id"))
                            .map(
                                    "case when e.id is not null and r.id is not null and e.%1$s is distinct from r.%1$s then '%1$s' end"
                                            ::formatted)
                            .collect(Collectors.joining(", ")),
                    SHOWN);

    private final DataSource dataSource;

    InboxCheckService(DataSource dataSource) {
        this.dataSource = dataSource;
    }

    InboxCheck check() {
        try (Connection connection = dataSource.getConnection();
                PreparedStatement compare = connection.prepareStatement(COMPARE);
                ResultSet rows = compare.executeQuery()) {
            List<InboxCheck.Difference> differences = new ArrayList<>();
            long tasks = 0;
            long held = 0;
            long differing = 0;
            while (rows.next()) {
                tasks = rows.getLong("tasks");
                held = rows.getLong("rows");
                differing = rows.getLong("differing");
                if (rows.getString("id") != null) {
                    differences.add(difference(rows));
                }
            }
            return new InboxCheck(tasks, held, differing == 0 && tasks == held, differing, differences);
        } catch (SQLException e) {
            throw new InboxException("The inbox cannot be checked", e);
        }
    }

    private static InboxCheck.Difference difference(ResultSet row) throws SQLException {
        InboxCheck.Kind kind = row.getBoolean("missing")
                ? InboxCheck.Kind.MISSING
                : row.getBoolean("surplus") ? InboxCheck.Kind.SURPLUS : InboxCheck.Kind.DIFFERENT;
        return new InboxCheck.Difference(row.getString("id"), kind, Arrays.asList((String[])
                row.getArray("members").getArray()));
    }
}
