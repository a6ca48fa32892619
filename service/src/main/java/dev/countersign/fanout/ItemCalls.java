package dev.countersign.fanout;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.countersign.function.CallEnd;
import dev.countersign.function.CallOwner;
import dev.countersign.function.FunctionCalls;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The calls of functions for items, and what comes of them. */
@ApplicationScoped
class ItemCalls implements CallOwner {

    static final String KIND = "item";

    private final ItemRepository items;
    private final FanOutRepository fanOuts;
    private final FunctionCalls functions;
    private final ObjectMapper json;

    ItemCalls(ItemRepository items, FanOutRepository fanOuts, FunctionCalls functions, ObjectMapper json) {
        this.items = items;
        this.fanOuts = fanOuts;
        this.functions = functions;
        this.json = json;
    }

    @Override
    public String kind() {
        return KIND;
    }

    /** In the caller's transaction; the key is the same for the same item, however often it is tried. */
    void start(FanOut fanOut, FanOutItem item) {
        Map<String, Object> body = new LinkedHashMap<>();
        body.put("index", item.position);
        body.put("item", value(item.item));
        functions.start(
                KIND,
                item.id.toString(),
                fanOut.origin,
                functions.spec(String.valueOf(fanOut.call)).with(body),
                fanOut.id + "-" + item.position);
    }

    @Override
    public void succeeded(CallEnd end) {
        items.lock(UUID.fromString(end.ownerId()))
                .filter(item -> item.state == ItemState.RUNNING)
                .ifPresent(item -> {
                    item.attempts += end.attempts();
                    item.succeeded(end.result() == null ? null : text(end.result()), fanOuts.now());
                });
    }

    @Override
    public void failed(CallEnd end) {
        items.lock(UUID.fromString(end.ownerId()))
                .filter(item -> item.state == ItemState.RUNNING)
                .ifPresent(item -> {
                    item.attempts += end.attempts();
                    item.failed(String.valueOf(end.code()), end.message(), fanOuts.now());
                });
    }

    @Override
    public void refused(CallEnd end) {
        failed(end);
    }

    @Nullable
    Object value(String text) {
        try {
            return json.readValue(text, Object.class);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }

    String text(Object value) {
        try {
            return json.writeValueAsString(value);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }
}
