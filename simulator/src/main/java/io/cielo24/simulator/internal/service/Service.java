package io.cielo24.simulator.internal.service;

import io.cielo24.simulator.internal.http.Exchange;
import io.cielo24.simulator.internal.http.HttpServer;
import io.cielo24.simulator.internal.http.Response;
import io.cielo24.simulator.internal.http.ShortBodyException;
import io.cielo24.simulator.internal.json.Json;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;

/** Answers requests: finds the endpoint, lets the call be read, and turns refusals into the JSON error object. */
public final class Service implements HttpServer.Handler {

    private static final String BASE = "/api/";

    private final Map<String, List<Endpoint>> endpoints;
    private final CallReader reader;
    private final List<Throwable> defects = new CopyOnWriteArrayList<>();

    /** A service on a world. */
    public Service(World world) {
        this.endpoints = Endpoints.all(world);
        this.reader = new CallReader(world.options(), world.accounts());
    }

    /** Mistakes of the simulator itself that came to light while it answered. */
    public List<Throwable> defects() {
        return List.copyOf(defects);
    }

    @Override
    public void handle(Exchange exchange) throws IOException {
        Response response;
        try {
            response = answer(exchange);
        } catch (Refusal refusal) {
            response = error(refusal);
        } catch (ShortBodyException e) {
            exchange.cut(false, String.valueOf(e.getMessage()));
            return;
        } catch (RuntimeException e) {
            defects.add(e);
            response = error(new Refusal(500, ErrorType.UNHANDLED_ERROR, "a defect of the simulator: " + e));
        }
        exchange.answer(response);
    }

    @Override
    public void malformed(Exchange exchange, String complaint) throws IOException {
        exchange.answer(error(new Refusal(ErrorType.INVALID_QUERY, complaint)));
    }

    private Response answer(Exchange exchange) throws IOException {
        Endpoint endpoint = find(exchange);
        Form form = reader.form(exchange, endpoint);
        return endpoint.operation().answer(reader.read(exchange, endpoint, form));
    }

    private Endpoint find(Exchange exchange) {
        String path = exchange.head().path();
        List<Endpoint> found = path.startsWith(BASE) ? endpoints.get(path.substring(BASE.length())) : null;
        if (found == null) {
            throw new Refusal(ErrorType.INVALID_QUERY, "there is nothing at this path");
        }
        boolean post = exchange.head().method().equals("POST");
        return found.stream()
                .filter(endpoint -> endpoint.forms().contains(Form.GET) != post)
                .findFirst()
                .orElse(found.get(0));
    }

    private static Response error(Refusal refusal) {
        Map<String, Object> object = new LinkedHashMap<>();
        object.put("ErrorType", refusal.type().name());
        object.put("ErrorComment", refusal.comment());
        return Response.json(refusal.status(), Json.write(object));
    }
}
