package dev.countersign.verify;

import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/**
 * Follows the chain through an export. An export of everything must have each record from the first to the head, linked
 * hash by hash. One that was filtered has gaps by nature: there, its signed manifest tells what belongs to it.
 */
final class ChainCheck {

    static final String FORMAT = "countersign-decisions-1";

    private final Findings findings = new Findings();
    private final MessageDigest lines = Canonical.sha256();
    private final List<String> gaps = new ArrayList<>();
    private final Map<Long, String> expected = new HashMap<>();
    private final PublicKeys keys;
    private final Consumer<DecisionRecord> seen;
    private long lineNumber;
    private long count;
    private long automatic;
    private long last;
    /** The greatest number that is known to have been there: without a manifest, nobody knows of more. */
    private long lastKnown;

    private String lastHash = DecisionRecord.GENESIS;
    private Map<String, Object> manifest;

    ChainCheck(List<ExpectedHead> heads, PublicKeys keys, Consumer<DecisionRecord> seen) {
        this.keys = keys;
        this.seen = seen;
        for (ExpectedHead head : heads) {
            expected.put(head.sequence(), head.hash());
            lastKnown = Math.max(lastKnown, head.sequence());
        }
    }

    void record(byte[] line, DecisionRecord record) {
        countLine(line);
        if (manifest != null) {
            wrong(record + " stands behind the manifest");
        }
        if (!record.isUnchanged()) {
            wrong(record + " was changed: its content does not have its hash");
        }
        place(record);
        String wanted = expected.remove(record.sequence());
        if (wanted != null && !wanted.equals(record.hash())) {
            wrong(record + " is not the one that is known to have been there: expected hash " + wanted);
        }
        seen.accept(record);
        if (record.isAutomatic()) {
            automatic++;
        }
        if (record.sequence() > last) {
            last = record.sequence();
            lastHash = record.hash();
        }
    }

    private void place(DecisionRecord record) {
        if (record.sequence() == last + 1) {
            if (!record.previousHash().equals(lastHash)) {
                wrong(record + " does not follow the one before it: one of them was changed or exchanged");
            }
        } else if (record.sequence() == last && count > 1) {
            wrong(record + " is there twice");
        } else if (record.sequence() <= last) {
            wrong(record + " is out of order or there twice: it stands behind record " + last);
        } else {
            gaps.add("line " + lineNumber + ": " + missing(last + 1, record.sequence() - 1) + " before " + record);
        }
    }

    void manifest(Map<String, Object> members, Object signature) {
        lineNumber++;
        if (manifest != null) {
            wrong("there is a second manifest");
        }
        manifest = members;
        if (!FORMAT.equals(members.get("format"))) {
            wrong("the manifest is of an unknown format");
        } else if (keys.isEmpty()) {
            findings.note("The signature was NOT checked: no --key was given. Whoever can write the file can write"
                    + " such a chain.");
        } else {
            String objection = Manifests.objection(FORMAT, members, signature, keys);
            if (objection != null) {
                wrong("the manifest: " + objection);
            }
        }
    }

    void broken(byte[] line, String why) {
        countLine(line);
        wrong(why);
    }

    void broken(String why) {
        findings.add(why);
    }

    Findings end() {
        boolean complete = manifest == null || Boolean.TRUE.equals(manifest.get("complete"));
        if (complete) {
            gaps.forEach(findings::add);
        }
        if (manifest != null) {
            compare("count", count, "the export had %s records, here are %s: some are missing or too many");
            compare("linesDigest", HexFormat.of().formatHex(lines.digest()), "the lines are not those of the export");
            if (complete) {
                compare("headSequence", last, "the chain ended with record %s, here it ends with %s");
                compare("headHash", lastHash, "the chain's last hash was %s, here it is %s");
            }
        } else if (lastKnown == 0) {
            findings.add(
                    "there is no manifest at the end, and no --head was given: the end of the file may be missing");
        }
        expected.forEach((sequence, hash) -> {
            if (complete) {
                findings.add(missing(sequence, sequence) + " at the end: it is known to have been there");
            } else {
                findings.note("Record " + sequence + " of --head is not part of this filtered export.");
            }
        });
        findings.note("%d records, %s, last one %d with hash %s"
                .formatted(count, complete ? "the whole chain" : "a selection", last, lastHash));
        if (automatic > 0) {
            findings.note("%d of them automatic: a policy approved, no person was asked".formatted(automatic));
        }
        return findings;
    }

    private void compare(String member, Object found, String message) {
        Object promised = manifest.get(member);
        if (!found.equals(promised)) {
            findings.add("the manifest: " + message.formatted(promised, found));
        }
    }

    private void countLine(byte[] line) {
        lineNumber++;
        count++;
        lines.update(line);
        lines.update((byte) '\n');
    }

    private void wrong(String what) {
        findings.add("line " + lineNumber + ": " + what);
    }

    private static String missing(long from, long to) {
        return from == to ? "record " + from + " is missing" : "records " + from + " to " + to + " are missing";
    }
}
