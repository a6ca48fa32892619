package dev.countersign.identity;

/**
 * What a feature allows by its own settings, beside the roles: each is a bean, and {@code /api/me} names those that the
 * signed-in user has, so that no page has to know the settings.
 */
public interface UserRight {

    /** One word for programs: {@code insights}. */
    String name();

    boolean isHeldBy(User user);
}
