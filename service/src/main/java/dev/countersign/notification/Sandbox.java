package dev.countersign.notification;

import io.quarkus.qute.Engine;
import io.quarkus.qute.HtmlEscaper;
import io.quarkus.qute.IfSectionHelper;
import io.quarkus.qute.SetSectionHelper;
import io.quarkus.qute.Template;
import io.quarkus.qute.TemplateException;
import io.quarkus.qute.ValueResolvers;
import io.quarkus.qute.Variant;
import io.quarkus.qute.WhenSectionHelper;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletionException;

/**
 * A Qute engine for templates from strangers. They see maps, lists and texts, and nothing else: there is no resolver that
 * looks at Java objects, none for beans ({@code inject:}), configuration or files, no way to switch escaping off, and no
 * section that includes or evaluates another template. Work and output of one template are bounded.
 */
final class Sandbox {
    /** Characters of a template. */
    static final int MAX_SOURCE = 32_768;

    /** Characters that a template may make. */
    static final int MAX_OUTPUT = 262_144;

    private static final String HTML = "text/html";

    private final Engine engine = Engine.builder()
            .strictRendering(true)
            .addSectionHelpers(
                    new IfSectionHelper.Factory(),
                    new SetSectionHelper.Factory(),
                    new WhenSectionHelper.Factory(),
                    new BoundedLoop())
            .addValueResolvers(
                    ValueResolvers.mapperResolver(),
                    ValueResolvers.thisResolver(),
                    ValueResolvers.orResolver(),
                    ValueResolvers.trueResolver(),
                    ValueResolvers.logicalAndResolver(),
                    ValueResolvers.logicalOrResolver(),
                    ValueResolvers.equalsResolver(),
                    ValueResolvers.collectionResolver(),
                    ValueResolvers.listResolver(),
                    ValueResolvers.mapEntryResolver(),
                    ValueResolvers.mapResolver())
            .addResultMapper(new HtmlEscaper(List.of(HTML)))
            .build();

    /**
     * Reads a template.
     *
     * @throws TemplateException naming line and reason
     */
    Template parse(String source, TemplateFile.Part part, String name) {
        if (source.length() > MAX_SOURCE) {
            throw new TemplateException(
                    "A template has at most %,d characters; this one has %,d.".formatted(MAX_SOURCE, source.length()));
        }
        String type = switch (part) {
            case HTML -> HTML;
            case TXT, SUBJECT -> "text/plain";
        };
        return engine.parse(source, Variant.forContentType(type), name);
    }

    /**
     * Fills a template.
     *
     * @throws TemplateException when it names what is not there, or asks for too much
     */
    String render(Template template, Map<String, Object> data) {
        StringBuilder output = new StringBuilder();
        BoundedLoop.start();
        try {
            var instance = template.instance();
            data.forEach(instance::data);
            instance.consume(part -> {
                        if (output.length() + part.length() > MAX_OUTPUT) {
                            throw new TemplateException(
                                    "A template makes at most %,d characters.".formatted(MAX_OUTPUT));
                        }
                        output.append(part);
                    })
                    .toCompletableFuture()
                    .join();
        } catch (CompletionException e) {
            if (e.getCause() instanceof TemplateException reason) {
                throw reason;
            }
            throw e;
        } finally {
            BoundedLoop.stop();
        }
        return output.toString();
    }
}
