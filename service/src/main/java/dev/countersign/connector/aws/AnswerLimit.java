package dev.countersign.connector.aws;

import dev.countersign.connector.ConnectorFailure;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.Optional;
import software.amazon.awssdk.core.interceptor.Context;
import software.amazon.awssdk.core.interceptor.ExecutionAttributes;
import software.amazon.awssdk.core.interceptor.ExecutionInterceptor;

/** Breaks off an answer that is larger than may be read: the SDK itself would hold all of it. */
record AnswerLimit(String words, long most) implements ExecutionInterceptor {

    @Override
    public Optional<InputStream> modifyHttpResponseContent(
            Context.ModifyHttpResponse context, ExecutionAttributes attributes) {
        return context.responseBody().map(body -> most == Long.MAX_VALUE ? body : new Limited(body));
    }

    private final class Limited extends FilterInputStream {

        private long count;

        Limited(InputStream body) {
            super(body);
        }

        @Override
        public int read() throws IOException {
            int one = super.read();
            return one < 0 ? one : counted(1, one);
        }

        @Override
        public int read(byte[] bytes, int offset, int length) throws IOException {
            int read = super.read(bytes, offset, length);
            return read < 0 ? read : counted(read, read);
        }

        private int counted(int more, int value) {
            count += more;
            if (count > most) {
                throw ConnectorFailure.answer(
                        "too-large", "%s answered with more than %d bytes.".formatted(words, most));
            }
            return value;
        }
    }
}
