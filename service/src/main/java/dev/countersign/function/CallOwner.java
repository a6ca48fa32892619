package dev.countersign.function;

/** Who has calls made. Every CDI bean of this type is told how its calls end, in a transaction with the note of that. */
public interface CallOwner {

    /** Short and stable: it is kept with the call. */
    String kind();

    /** The call succeeded. Throwing rolls the end back; it comes again a little later. */
    void succeeded(CallEnd end);

    /** The call failed for good. Throwing means that it comes again a little later. */
    void failed(CallEnd end);

    /** One of these was refused several times: a person has to see to it. Must not do again what was refused. */
    void refused(CallEnd end);
}
