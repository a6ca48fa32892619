package dev.countersign.notification;

import io.quarkus.qute.Expression;
import io.quarkus.qute.LoopSectionHelper;
import io.quarkus.qute.ResultNode;
import io.quarkus.qute.Scope;
import io.quarkus.qute.SectionHelper;
import io.quarkus.qute.SectionHelperFactory;
import io.quarkus.qute.TemplateException;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletionStage;
import org.jspecify.annotations.Nullable;

/**
 * {@code {#for}} and {@code {#each}} over lists that the data has, never over a number that the template names, and so many
 * times in all loops together.
 */
class BoundedLoop implements SectionHelperFactory<SectionHelper> {
    /** Over all loops of one filling, those inside of others included. */
    static final int MAX_ROUNDS = 500;

    private static final String ITERABLE = "iterable";
    private static final ThreadLocal<int[]> ROUNDS = new ThreadLocal<>();

    private final LoopSectionHelper.Factory loops = new LoopSectionHelper.Factory();

    /** Before a template is filled, on the thread that fills it. */
    static void start() {
        ROUNDS.set(new int[1]);
    }

    static void stop() {
        ROUNDS.remove();
    }

    @Override
    public List<String> getDefaultAliases() {
        return loops.getDefaultAliases();
    }

    @Override
    public ParametersInfo getParameters() {
        return loops.getParameters();
    }

    @Override
    public List<String> getBlockLabels() {
        return loops.getBlockLabels();
    }

    @Override
    public Scope initializeBlock(Scope outerScope, BlockInfo block) {
        return loops.initializeBlock(outerScope, block);
    }

    @Override
    public SectionHelper initialize(SectionInitContext context) {
        SectionHelper loop = loops.initialize(context);
        Expression iterable = context.getExpression(ITERABLE);
        return new SectionHelper() {
            @Override
            public CompletionStage<ResultNode> resolve(SectionResolutionContext resolution) {
                return resolution.evaluate(iterable).thenCompose(value -> {
                    spend(sizeOf(value));
                    return loop.resolve(resolution);
                });
            }
        };
    }

    private static int sizeOf(@Nullable Object value) {
        if (value instanceof Collection<?> collection) {
            return collection.size();
        }
        if (value instanceof Map<?, ?> map) {
            return map.size();
        }
        throw new TemplateException("A loop goes over a list, not over '" + value + "'.");
    }

    private static void spend(int rounds) {
        int[] spent = ROUNDS.get();
        spent[0] += rounds + 1; // a loop over nothing is work, too
        if (spent[0] > MAX_ROUNDS) {
            throw new TemplateException("The loops of a template go round at most %d times.".formatted(MAX_ROUNDS));
        }
    }
}
