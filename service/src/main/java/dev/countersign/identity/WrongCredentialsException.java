package dev.countersign.identity;

/** Unknown user, wrong password, or inactive user: nobody outside is told which. */
class WrongCredentialsException extends RuntimeException {
    WrongCredentialsException() {
        super("User name or password is wrong");
    }
}
