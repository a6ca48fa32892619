package dev.countersign.problem;

/** The texts that the database can hold. */
public final class StorableText {

    private StorableText() {}

    /** PostgreSQL stores no NUL character; half a surrogate pair is no character at all. */
    public static boolean is(String text) {
        return text.codePoints()
                .noneMatch(
                        point -> point == 0 || (point >= Character.MIN_SURROGATE && point <= Character.MAX_SURROGATE));
    }
}
