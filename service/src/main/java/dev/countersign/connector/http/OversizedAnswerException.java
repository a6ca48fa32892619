package dev.countersign.connector.http;

import java.io.IOException;

/** An answer has more bytes than anybody can use. */
public class OversizedAnswerException extends IOException {

    private static final long serialVersionUID = 1L;

    OversizedAnswerException(int most) {
        super("The answer has more than " + most + " bytes.");
    }
}
