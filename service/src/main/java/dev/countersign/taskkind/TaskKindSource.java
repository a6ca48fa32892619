package dev.countersign.taskkind;

import java.util.List;

/** Describes the task kinds of one feature. Every CDI bean of this type is asked. */
public interface TaskKindSource {

    List<TaskKind> kinds();
}
