package dev.countersign.job.claimed;

/**
 * Who has the claim of a key.
 *
 * @param service whether the service took it: no run will begin any more
 * @param name what the run calls itself; empty for the service
 */
record Holder(boolean service, String name) {

    static final String SERVICE = "service";

    private static final String RUN = "run ";

    /** Of a line {@code service}, or {@code run <name> <process id>}; of anything else nobody is known. */
    static Holder parse(String line) {
        if (line.equals(SERVICE)) {
            return new Holder(true, "");
        }
        int end = line.lastIndexOf(' ');
        boolean run = line.startsWith(RUN) && end >= RUN.length();
        return new Holder(false, run ? line.substring(RUN.length(), end) : "nobody");
    }
}
