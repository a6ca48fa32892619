package dev.countersign.verify;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/** One record of the chain as an export or a report carries it: the members that its hash covers, and the hash. */
record DecisionRecord(long sequence, String previousHash, String hash, Map<String, Object> covered) {

    static final String GENESIS = "0".repeat(64);

    private static final Set<String> MEMBERS = Set.of(
            "sequence",
            "id",
            "instanceId",
            "definitionKey",
            "businessKey",
            "taskId",
            "taskKey",
            "taskName",
            "decidedBy",
            "decidedAt",
            "outcome",
            "comment",
            "data",
            "evidenceDigest",
            "previousHash");

    static DecisionRecord of(Map<String, Object> members) throws BrokenTextException {
        Map<String, Object> covered = new LinkedHashMap<>(members);
        Object hash = covered.remove("hash");
        Set<String> strange = new TreeSet<>(covered.keySet());
        strange.removeAll(MEMBERS);
        strange.remove("kind"); // only where there is one
        Set<String> missing = new TreeSet<>(MEMBERS);
        missing.removeAll(covered.keySet());
        if (!strange.isEmpty() || !missing.isEmpty()) {
            throw new BrokenTextException("it is no record: members missing " + missing + ", unknown " + strange);
        }
        if (covered.get("sequence") instanceof Long sequence
                && covered.get("previousHash") instanceof String previousHash
                && hash instanceof String ownHash) {
            return new DecisionRecord(sequence, previousHash, ownHash, covered);
        }
        throw new BrokenTextException("it is no record: sequence, previousHash or hash is of the wrong type");
    }

    boolean isUnchanged() {
        return Canonical.digest(Canonical.write(covered)).equals(hash);
    }

    /** Whether a policy approved, and no person. */
    boolean isAutomatic() {
        return "automatic".equals(covered.get("kind"));
    }

    String text(String member) {
        return covered.get(member) instanceof String text ? text : null;
    }

    @Override
    public String toString() {
        return "record " + sequence;
    }
}
