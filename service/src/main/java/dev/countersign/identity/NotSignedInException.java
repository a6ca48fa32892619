package dev.countersign.identity;

import io.quarkus.security.UnauthorizedException;

/** The code needs to know who acts, and nobody is signed in. */
public class NotSignedInException extends UnauthorizedException {
    NotSignedInException() {
        super("Nobody is signed in");
    }
}
