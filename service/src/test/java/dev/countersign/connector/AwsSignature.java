package dev.countersign.connector;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** Checks requests as Amazon does (Signature Version 4), calculated here and not by the library that signs. */
final class AwsSignature {

    private static final Pattern AUTHORIZATION = Pattern.compile(
            "AWS4-HMAC-SHA256 Credential=([^/]+)/(\\d{8})/([^/]+)/([^/]+)/aws4_request, SignedHeaders=([^,]+), Signature=([0-9a-f]{64})");

    private AwsSignature() {}

    /** Whether the request was signed with this key and secret, for this service and region, and not changed since. */
    static boolean by(Peer.Request request, String key, String secret, String region, String service) {
        Matcher authorization = AUTHORIZATION.matcher(request.headers().getOrDefault("authorization", ""));
        if (!authorization.matches()
                || !authorization.group(1).equals(key)
                || !authorization.group(3).equals(region)
                || !authorization.group(4).equals(service)) {
            return false;
        }
        String date = authorization.group(2);
        String signed = authorization.group(5);
        URI uri = URI.create(request.uri());
        String query = uri.getRawQuery() == null
                ? ""
                : Arrays.stream(uri.getRawQuery().split("&")).sorted().collect(Collectors.joining("&"));
        String headers = Arrays.stream(signed.split(";"))
                .map(name ->
                        name + ":" + request.headers().getOrDefault(name, "").strip() + "\n")
                .collect(Collectors.joining());
        String canonical = String.join(
                "\n", request.method(), uri.getRawPath(), query, headers, signed, hex(sha256(request.body())));
        String scope = String.join("/", date, region, service, "aws4_request");
        String text = String.join(
                "\n",
                "AWS4-HMAC-SHA256",
                request.headers().getOrDefault("x-amz-date", ""),
                scope,
                hex(sha256(canonical)));
        byte[] derived = ("AWS4" + secret).getBytes(StandardCharsets.UTF_8);
        for (String part : new String[] {date, region, service, "aws4_request", text}) {
            derived = hmac(derived, part);
        }
        return hex(derived).equals(authorization.group(6));
    }

    private static String hex(byte[] bytes) {
        return HexFormat.of().formatHex(bytes);
    }

    private static byte[] sha256(String text) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    private static byte[] hmac(byte[] key, String text) {
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(key, "HmacSHA256"));
            return mac.doFinal(text.getBytes(StandardCharsets.UTF_8));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }
}
