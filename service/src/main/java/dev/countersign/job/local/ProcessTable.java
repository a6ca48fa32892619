package dev.countersign.job.local;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.OptionalLong;

/**
 * The processes of this machine, read from {@code /proc}. Processes that end while they are read count as not there.
 */
class ProcessTable {

    /** Set in the environment of every job, so that its descendants are recognised too. */
    static final String KEY_VARIABLE = "COUNTERSIGN_JOB_KEY";

    private final Path proc;

    ProcessTable(Path proc) {
        this.proc = proc;
    }

    /** Live processes that belong to this key: by an argument of the command line or by the environment. */
    List<Long> carrying(String key) {
        return ProcessHandle.allProcesses()
                .map(ProcessHandle::pid)
                .filter(pid -> carries(pid, key))
                .toList();
    }

    /** Whether this live process has the key as an argument or in its environment. A zombie carries nothing. */
    boolean carries(long pid, String key) {
        return entries(pid, "cmdline").contains(key) || entries(pid, "environ").contains(KEY_VARIABLE + "=" + key);
    }

    /** The process group's id; empty when the process is gone. */
    OptionalLong group(long pid) {
        List<String> stat = stat(pid);
        return stat.isEmpty() ? OptionalLong.empty() : OptionalLong.of(Long.parseLong(stat.get(2)));
    }

    /** The process' start in clock ticks since boot; empty when the process is gone. */
    OptionalLong start(long pid) {
        List<String> stat = stat(pid);
        return stat.isEmpty() ? OptionalLong.empty() : OptionalLong.of(Long.parseLong(stat.get(19)));
    }

    private List<String> entries(long pid, String file) {
        return Arrays.asList(read(pid, file).split("\0"));
    }

    /** The fields of {@code stat} from the third, the state, on: the second may hold spaces and brackets. */
    private List<String> stat(long pid) {
        String line = read(pid, "stat");
        int nameEnd = line.lastIndexOf(") ");
        return nameEnd < 0
                ? List.of()
                : Arrays.asList(line.substring(nameEnd + 2).trim().split(" "));
    }

    private String read(long pid, String file) {
        try {
            return new String(
                    Files.readAllBytes(proc.resolve(Long.toString(pid)).resolve(file)), StandardCharsets.UTF_8);
        } catch (IOException gone) {
            return "";
        }
    }
}
