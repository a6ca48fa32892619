package dev.countersign.form;

import java.util.Locale;
import java.util.Optional;

/** The component types of form-js 1.23 and how each takes part in the form's data. */
enum FieldKind {
    DEFAULT(Role.CONTAINER),
    GROUP(Role.CONTAINER),
    DYNAMICLIST(Role.LIST),
    TEXTFIELD(Role.DATA),
    TEXTAREA(Role.DATA),
    NUMBER(Role.DATA),
    CHECKBOX(Role.DATA),
    CHECKLIST(Role.DATA),
    RADIO(Role.DATA),
    SELECT(Role.DATA),
    TAGLIST(Role.DATA),
    DATETIME(Role.DATA),
    FILEPICKER(Role.DATA),
    EXPRESSION(Role.COMPUTED),
    TEXT(Role.STATIC),
    HTML(Role.STATIC),
    IMAGE(Role.STATIC),
    SEPARATOR(Role.STATIC),
    SPACER(Role.STATIC),
    BUTTON(Role.STATIC),
    TABLE(Role.STATIC),
    IFRAME(Role.STATIC),
    DOCUMENTPREVIEW(Role.STATIC);

    /** What a component contributes: a value, a computed value, nested fields, or nothing. */
    enum Role {
        DATA,
        COMPUTED,
        CONTAINER,
        LIST,
        STATIC
    }

    private final Role role;

    FieldKind(Role role) {
        this.role = role;
    }

    Role role() {
        return role;
    }

    boolean isKeyed() {
        return role == Role.DATA || role == Role.COMPUTED;
    }

    boolean isSingleChoice() {
        return this == SELECT || this == RADIO;
    }

    boolean isMultipleChoice() {
        return this == CHECKLIST || this == TAGLIST;
    }

    static Optional<FieldKind> ofType(String type) {
        for (FieldKind kind : values()) {
            if (kind.name().toLowerCase(Locale.ROOT).equals(type.toLowerCase(Locale.ROOT))) {
                return Optional.of(kind);
            }
        }
        return Optional.empty();
    }
}
