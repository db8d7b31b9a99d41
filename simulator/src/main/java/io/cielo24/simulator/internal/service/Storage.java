package io.cielo24.simulator.internal.service;

import io.cielo24.simulator.internal.http.Exchange;
import io.cielo24.simulator.internal.http.Response;
import io.cielo24.simulator.internal.state.Job;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * The host that pre-signed URLs point to: another host and port than the service's, with manners of its own. A refusal
 * is XML, as such hosts send it.
 */
final class Storage {

    /** How long a URL for an upload is valid. */
    static final Duration UPLOAD_VALIDITY = Duration.ofHours(12);

    private static final String BASE = "/storage/";

    /** What lies at a URL. */
    private interface Entry {}

    private record Slot(Job job, Instant until) implements Entry {}

    private record Content(Answer answer) implements Entry {}

    /** Makes the answer to a GET. */
    @FunctionalInterface
    interface Answer {
        Response make() throws IOException;
    }

    /** The host says no. */
    private static final class Denied extends Exception {
        private static final long serialVersionUID = 1L;
        private final int status;
        private final String code;

        Denied(int status, String code, String message) {
            super(message, null, false, false);
            this.status = status;
            this.code = code;
        }
    }

    private final World world;
    private final SecureRandom random = new SecureRandom();
    private final Map<String, Entry> entries = new ConcurrentHashMap<>();

    Storage(World world) {
        this.world = world;
    }

    /** A URL to which the media of a job can be put once. */
    String uploadUrl(Exchange exchange, Job job) {
        Instant until = world.now().plus(UPLOAD_VALIDITY);
        String target = BASE + "upload/" + job.id() + "?expires=" + until.getEpochSecond() + "&" + signature();
        entries.put(target, new Slot(job, until));
        return world.storageUrl(exchange.isSecure()) + target;
    }

    /** A URL at which content can be got. */
    String contentUrl(Exchange exchange, String kind, String name, Answer answer) {
        String target = BASE + kind + "/" + name + "?" + signature();
        entries.put(target, new Content(answer));
        return world.storageUrl(exchange.isSecure()) + target;
    }

    /** Holds characters that a client must not encode again, and must not decode. */
    private String signature() {
        byte[] bytes = new byte[20];
        random.nextBytes(bytes);
        String text = Base64.getEncoder().encodeToString(bytes);
        return "signature=" + text.replace("+", "%2B").replace("/", "%2F").replace("=", "%3D") + "%2B";
    }

    Response handle(Exchange exchange) throws IOException {
        try {
            return answer(exchange);
        } catch (Denied denied) {
            String xml = "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<Error><Code>" + denied.code + "</Code><Message>"
                    + denied.getMessage() + "</Message></Error>\n";
            return Response.bytes(denied.status, "application/xml", xml.getBytes(StandardCharsets.UTF_8));
        }
    }

    private Response answer(Exchange exchange) throws IOException, Denied {
        Entry entry = entries.get(exchange.head().target());
        if (entry == null) {
            throw new Denied(403, "SignatureDoesNotMatch", "The URL is not one that was given out");
        }
        String method = exchange.head().method();
        if (entry instanceof Content content) {
            if (!method.equals("GET")) {
                throw new Denied(405, "MethodNotAllowed", "GET only");
            }
            return content.answer.make();
        }
        if (!method.equals("PUT")) {
            throw new Denied(405, "MethodNotAllowed", "PUT only");
        }
        return put(exchange, (Slot) entry);
    }

    private Response put(Exchange exchange, Slot slot) throws IOException, Denied {
        for (String header : new String[] {"Content-Type", "Authorization", "x-auth-user", "x-auth-securekey"}) {
            if (exchange.head().header(header).isPresent()) {
                throw new Denied(403, "SignatureDoesNotMatch", header + " was not signed");
            }
        }
        if (exchange.isChunked()) {
            throw new Denied(501, "NotImplemented", "Transfer-Encoding is not supported");
        }
        if (exchange.contentLength().isEmpty()) {
            throw new Denied(411, "MissingContentLength", "Content-Length is needed");
        }
        if (world.now().isAfter(slot.until)) {
            throw new Denied(403, "AccessDenied", "Request has expired");
        }
        if (slot.job.media().isPresent()) {
            throw new Denied(409, "OperationAborted", "The job has media already");
        }
        try {
            MediaOperations.receive(world, exchange, slot.job);
        } catch (Refusal refusal) {
            throw new Denied(400, "InvalidRequest", refusal.comment());
        }
        return Response.empty(200);
    }
}
