package dev.countersign.connector.sql;

import java.sql.SQLException;
import java.util.regex.Pattern;
import org.postgresql.core.Parser;

/** Refuses further statements: one that ends the transaction would free those behind it from its rules. */
final class SingleStatement {

    private static final Pattern NOTHING = Pattern.compile("(?:\\s|--[^\\n]*+|/\\*(?s:.*?)\\*/)*+");

    private SingleStatement() {}

    /** @throws IllegalArgumentException when the text has more than one */
    static void check(String sql) {
        try {
            long statements = Parser.parseJdbcSql(sql, true, true, true, false, false).stream()
                    .filter(each -> !NOTHING.matcher(each.nativeSql).matches())
                    .count();
            if (statements > 1) {
                throw new IllegalArgumentException(
                        "The input parameter 'sql' must be one statement; these are " + statements + ".");
            }
        } catch (SQLException e) {
            throw new IllegalArgumentException("The input parameter 'sql' cannot be read: " + e.getMessage(), e);
        }
    }
}
