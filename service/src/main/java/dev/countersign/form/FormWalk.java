package dev.countersign.form;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.countersign.problem.Violation;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** One walk over the instances of all fields (rows of lists counted out), collecting violations and accepted values. */
final class FormWalk {

    private final Feel feel;
    private final FieldRules rules;
    private final FileRules files;
    private final WhatIf whatIf;
    private final Clock clock;
    private final ObjectNode submitted;
    private final ObjectNode variables;
    private final ObjectNode initial;
    private final ObjectNode state;
    private final ObjectNode accepted;
    private final List<Violation> violations = new ArrayList<>();

    FormWalk(
            Feel feel,
            Clock clock,
            ObjectNode submitted,
            ObjectNode variables,
            ObjectNode initial,
            ObjectNode state,
            UploadedFiles files) {
        this.files = new FileRules(feel, files);
        this.whatIf = new WhatIf(feel);
        this.feel = feel;
        this.rules = new FieldRules(feel);
        this.clock = clock;
        this.submitted = submitted;
        this.variables = variables;
        this.initial = initial;
        this.state = state;
        this.accepted = submitted.objectNode();
    }

    List<Violation> violations() {
        return violations;
    }

    ObjectNode accepted() {
        return accepted;
    }

    void visit(FormField root, Scope scope) {
        children(root, List.of(), scope, false);
    }

    private void children(FormField parent, List<Object> base, Scope scope, boolean hidden) {
        parent.components().forEach(field -> field(field, base, scope, hidden));
    }

    private void field(FormField field, List<Object> base, Scope scope, boolean parentHidden) {
        boolean hidden = parentHidden || Conditions.isHidden(field, scope, feel);
        List<Object> path = Json.append(base, field.path());
        if (field.kind().isKeyed()) {
            value(field, path, scope, hidden);
        } else if (field.isRepeating()) {
            list(field, path, scope, hidden);
        } else {
            children(field, path, scope, hidden);
        }
    }

    private void list(FormField list, List<Object> path, Scope scope, boolean hidden) {
        JsonNode rows = Json.get(state, path);
        if (rows.size() > StorableValues.MAX_ROWS) {
            refuse(path, "At most %,d rows can be sent.".formatted(StorableValues.MAX_ROWS));
            return;
        }
        boolean sent = Json.get(submitted, path).isArray();
        if (!hidden
                && sent
                && !list.allowsAddRemove()
                && rows.size() != Json.get(initial, path).size()) {
            refuse(path, "Rows of this list cannot be added or removed.");
        }
        if (!hidden && sent) {
            WhatIf.source(list)
                    .map(source -> whatIf.check(source, rows, scope))
                    .orElse(Map.of())
                    .forEach((row, message) ->
                            refuse(Json.append(Json.append(path, row), List.of((Object) WhatIf.CATEGORY)), message));
        }
        if (!hidden && sent) {
            ArrayNode acceptedRows = accepted.arrayNode();
            rows.forEach(row -> acceptedRows.addObject());
            Json.set(accepted, path, acceptedRows);
        }
        for (int i = 0; i < rows.size(); i++) {
            children(list, Json.append(path, i), scope.row(rows.get(i), i + 1), hidden);
        }
    }

    private void value(FormField field, List<Object> path, Scope scope, boolean hidden) {
        JsonNode value = Json.get(submitted, path);
        if (hidden) {
            if (!Json.blank(value)) {
                refuse(path, "Field is hidden and takes no value.");
            }
        } else if (field.kind().role() == FieldKind.Role.COMPUTED) {
            computed(path, value);
        } else if (field.isDisabled()) {
            unchanged(path, value, "Field is disabled and takes no other value.");
        } else if (isReadonly(field, scope)) {
            unchanged(path, value, "Field is read-only and takes no other value.");
            check(field, path, Json.get(initial, path), scope, value.isMissingNode());
        } else {
            check(field, path, value, scope, value.isMissingNode());
        }
    }

    private void computed(List<Object> path, JsonNode value) {
        JsonNode computed = Json.get(state, path);
        if (!Json.absent(value) && !almostSame(computed, value)) {
            refuse(path, "Field is computed; its value is %s.".formatted(computed));
        }
        Json.set(accepted, path, computed);
    }

    private void unchanged(List<Object> path, JsonNode value, String message) {
        boolean same = Json.blank(value)
                || Json.same(value, Json.get(initial, path))
                || Json.same(value, Json.get(variables, path));
        if (!same) {
            refuse(path, message);
        }
    }

    private void check(FormField field, List<Object> path, JsonNode value, Scope scope, boolean absent) {
        Optional<String> mistyped = mistyped(field, value, scope);
        if (mistyped.isPresent()) {
            refuse(path, mistyped.get());
            return;
        }
        rules.check(field, value, scope).forEach(message -> refuse(path, message));
        if (isPast(field, path, value)) {
            refuse(path, "Date must not be in the past.");
        }
        if (!absent) {
            Json.set(accepted, path, value);
        }
    }

    private Optional<String> mistyped(FormField field, JsonNode value, Scope scope) {
        if (Json.absent(value)) {
            return Optional.empty();
        }
        return field.kind() == FieldKind.FILEPICKER
                ? files.check(field, value, scope)
                : FieldType.mistyped(field, value, FieldOptions.of(field, initial, feel, scope));
    }

    /** The browser's picker offers no past days; its day may be the one before ours, and a prefilled day may stand. */
    private boolean isPast(FormField field, List<Object> path, JsonNode value) {
        if (field.kind() != FieldKind.DATETIME
                || !Json.truthy(field.definition().path("disallowPassedDates"))
                || Json.blank(value)
                || Json.same(value, Json.get(initial, path))) {
            return false;
        }
        LocalDate earliest = LocalDate.ofInstant(clock.instant(), ZoneOffset.ofHours(-12));
        return new DatetimeFormat(field.definition())
                .date(value.textValue())
                .filter(date -> date.isBefore(earliest))
                .isPresent();
    }

    private boolean isReadonly(FormField field, Scope scope) {
        JsonNode readonly = field.definition().path("readonly");
        return Feel.isExpression(readonly) ? feel.isTrue(readonly.textValue(), scope) : Json.truthy(readonly);
    }

    /** The browser computes with doubles, the server with decimals. */
    private static boolean almostSame(JsonNode computed, JsonNode value) {
        if (computed.isNumber() && value.isNumber()) {
            double expected = computed.doubleValue();
            return Math.abs(expected - value.doubleValue()) <= 1e-9 * Math.max(1, Math.abs(expected));
        }
        return Json.same(computed, value);
    }

    private void refuse(List<Object> path, String message) {
        violations.add(Violation.inBody(Json.pathText(path), message));
    }
}
