package dev.countersign.approval;

import com.fasterxml.jackson.annotation.JsonValue;
import dev.countersign.notification.Phrase;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * What stands against deciding about a task. A value: it is put into words where somebody reads it, in their language.
 *
 * @param arguments what the words are about, by name: ids and numbers
 */
@Schema(examples = "{\"code\": \"took-part\", \"arguments\": {\"user\": \"anna\", \"steps\": \"userTaskEnter\"}}")
public record Objection(Code code, Map<String, String> arguments) {

    public Objection {
        arguments = Map.copyOf(arguments);
    }

    static Objection of(Code code) {
        return new Objection(code, Map.of());
    }

    /** In English, for programs and records. */
    public String sentence() {
        return phrase().inEnglish();
    }

    Phrase phrase() {
        return new Phrase("objection." + code.id(), arguments);
    }

    static String sentences(List<Objection> objections) {
        return objections.stream().map(Objection::sentence).collect(Collectors.joining(" "));
    }

    static List<Phrase> phrases(List<Objection> objections) {
        return objections.stream().map(Objection::phrase).toList();
    }

    /** Stable, for programs: {@code took-part}. */
    public enum Code {
        /** {@code user}: one person gives one approval. */
        ALREADY_APPROVED,
        /** {@code user}, {@code steps}: they did what the task checks. */
        TOOK_PART,
        /** {@code user}, {@code step}: they took part in this step, which checks the task. */
        TOOK_PART_IN_CHECK,
        /** {@code user}: they started the process. */
        STARTED_PROCESS,
        /** {@code user}, {@code groups}: the group of this person has given what it can. */
        NOT_COUNTED,
        /** Of a task: it would wait for ever. */
        NOBODY_MAY_DECIDE,
        /** {@code required}, {@code possible}: the same, with some who may. */
        TOO_FEW_MAY_DECIDE;

        @JsonValue
        public String id() {
            return name().toLowerCase(Locale.ROOT).replace('_', '-');
        }
    }
}
