package dev.countersign.maildecision;

import com.fasterxml.jackson.annotation.JsonValue;

/** Why a choice cannot be confirmed where a mail leads, but has to be made on the task's page. */
public enum WayToTask {
    EVIDENCE_CHANGED("evidence-changed", "The evidence is not that of the mail any more."),
    EVIDENCE_STALE("evidence-stale", "The data behind the evidence was read anew and has changed."),
    DRAFT("draft-kept", "You have kept a draft of your answer to this task."),
    MORE_FIELDS("more-fields", "The form has more to fill in with this choice.");

    private final String code;
    private final String text;

    WayToTask(String code, String text) {
        this.code = code;
        this.text = text;
    }

    /** In JSON: {@code draft-kept}. */
    @JsonValue
    public String code() {
        return code;
    }

    String text() {
        return text;
    }
}
