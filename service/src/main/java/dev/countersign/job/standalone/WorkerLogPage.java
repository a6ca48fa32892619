package dev.countersign.job.standalone;

import dev.countersign.job.claimed.LogPart;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What a worker's page {@code /log/} gives: a line that says which bytes these are, and the bytes. */
class WorkerLogPage {

    private static final Pattern HEAD = Pattern.compile("\\A==== Bytes (\\d+)-(\\d+) of (\\d+) of [^\\n]* ====\\n");

    private WorkerLogPage() {}

    /** Empty for a page that says nothing about bytes, or that there are none, such as an error. */
    static LogPart part(String page) {
        Matcher head = HEAD.matcher(page);
        if (!head.find() || Long.parseLong(head.group(3)) == 0) {
            return LogPart.NONE;
        }
        return new LogPart(Long.parseLong(head.group(1)), page.substring(head.end()));
    }
}
