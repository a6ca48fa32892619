package dev.countersign.identity;

import io.vertx.core.MultiMap;
import io.vertx.core.http.HttpServerRequest;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Where a request comes from, as far as a browser tells. */
final class RequestOrigin {
    private static final String WEB_APP_HEADER = "X-Requested-With";
    private static final String WEB_APP = "countersign";
    /** Camunda Modeler is a desktop program and sends this. */
    private static final String DESKTOP = "file://";

    private RequestOrigin() {}

    /** Whether our own web app sent it: a page of another origin may not set this header without being asked first. */
    static boolean isFromWebApp(MultiMap headers) {
        return WEB_APP.equals(headers.get(WEB_APP_HEADER));
    }

    /** Whether the request proves that one of our own pages, or no page at all but our own program, sent it. */
    static boolean isProvenOwn(HttpServerRequest request, @Nullable String publicUrl) {
        MultiMap headers = request.headers();
        String origin = headers.get("Origin");
        if (origin != null) {
            return isOwn(origin, request, publicUrl);
        }
        return isFromWebApp(headers) || "same-origin".equals(headers.get("Sec-Fetch-Site"));
    }

    /** Whether a browser says that a page of another origin sent it. */
    static boolean isForeign(HttpServerRequest request, @Nullable String publicUrl) {
        String origin = request.headers().get("Origin");
        if (origin == null) {
            String site = request.headers().get("Sec-Fetch-Site");
            return "cross-site".equals(site) || "same-site".equals(site);
        }
        return !origin.equals(DESKTOP) && !isOwn(origin, request, publicUrl);
    }

    private static boolean isOwn(String origin, HttpServerRequest request, @Nullable String publicUrl) {
        String normalised = normalise(origin);
        String own = request.scheme() + "://" + request.authority();
        return normalised != null
                && (normalised.equals(normalise(own)) || publicUrl != null && normalised.equals(normalise(publicUrl)));
    }

    private static @Nullable String normalise(String url) {
        try {
            URI uri = new URI(url);
            if (uri.getScheme() == null || uri.getHost() == null) {
                return null;
            }
            String scheme = uri.getScheme().toLowerCase(Locale.ROOT);
            int port = uri.getPort() >= 0 ? uri.getPort() : scheme.equals("https") ? 443 : 80;
            return scheme + "://" + uri.getHost().toLowerCase(Locale.ROOT) + ":" + port;
        } catch (URISyntaxException e) {
            return null;
        }
    }
}
