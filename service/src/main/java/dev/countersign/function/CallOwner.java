package dev.countersign.function;

/** Who has calls made. Every CDI bean of this type is told how its calls end, in the transaction that ends them. */
public interface CallOwner {

    /** Short and stable: it is kept with the call. */
    String kind();

    /** The call succeeded. Throwing rolls the end back; it comes again a little later. */
    void succeeded(CallEnd end);

    /** The call failed for good. */
    void failed(CallEnd end);
}
