package dev.countersign.taskkind;

import java.util.List;

/** Describes the task kinds of one feature. Every CDI bean of this type is asked. */
public interface TaskKindSource {

    List<TaskKind> kinds();

    /** Kinds that depend on the configuration of this service: they are offered by it, and no part of what is shipped. */
    default List<TaskKind> configuredKinds() {
        return List.of();
    }
}
