package dev.countersign.connector.http;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.util.Map;
import java.util.TreeMap;
import org.apache.hc.client5.http.async.methods.AbstractBinResponseConsumer;
import org.apache.hc.core5.http.ContentType;
import org.apache.hc.core5.http.HttpResponse;
import org.jspecify.annotations.Nullable;

/** Takes an answer up to a size; what is longer is not read to its end. */
class LimitedAnswer extends AbstractBinResponseConsumer<ModelHttp.Answer> {

    private static final int STEP = 64 * 1024;

    private final int most;
    private final ByteArrayOutputStream read = new ByteArrayOutputStream();
    private final Map<String, String> headers = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
    private int status;

    LimitedAnswer(int most) {
        this.most = most;
    }

    @Override
    protected void start(HttpResponse response, @Nullable ContentType contentType) {
        status = response.getCode();
        for (var header : response.getHeaders()) {
            headers.put(header.getName(), String.valueOf(header.getValue()));
        }
    }

    @Override
    protected int capacityIncrement() {
        return STEP;
    }

    @Override
    protected void data(ByteBuffer part, boolean endOfStream) throws OversizedAnswerException {
        if (part.remaining() > most - read.size()) {
            throw new OversizedAnswerException(most);
        }
        byte[] bytes = new byte[part.remaining()];
        part.get(bytes);
        read.writeBytes(bytes);
    }

    @Override
    protected ModelHttp.Answer buildResult() {
        return new ModelHttp.Answer(status, headers, read.toByteArray());
    }

    @Override
    public void releaseResources() {
        read.reset();
    }
}
