package io.cielo24.simulator.internal.service;

import io.cielo24.simulator.internal.fault.FaultPlan;
import io.cielo24.simulator.internal.fault.FaultSpec;
import io.cielo24.simulator.internal.http.Exchange;
import io.cielo24.simulator.internal.http.Host;
import io.cielo24.simulator.internal.http.HttpServer;
import io.cielo24.simulator.internal.http.Response;
import io.cielo24.simulator.internal.http.ShortBodyException;
import io.cielo24.simulator.internal.json.Json;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import org.jspecify.annotations.Nullable;

/** Answers requests: finds the endpoint, lets the call be read, and turns refusals into the JSON error object. */
public final class Service implements HttpServer.Handler {

    private final World world;
    private final Map<String, List<Endpoint>> endpoints;
    private final CallReader reader;
    private final FaultPlan faults;
    private final Sabotage sabotage;
    private final List<Throwable> defects = new CopyOnWriteArrayList<>();

    /** A service on a world. */
    public Service(World world) {
        this.world = world;
        this.endpoints = Endpoints.all(world);
        this.faults = world.faults();
        this.sabotage = new Sabotage();
        this.reader = new CallReader(world.options(), world.accounts());
    }

    /** Mistakes of the simulator itself that came to light while it answered. */
    public List<Throwable> defects() {
        return List.copyOf(defects);
    }

    @Override
    public void handle(Exchange exchange) throws IOException {
        FaultPlan.Named fault = faults.next(exchange.head().operation());
        try {
            if (fault == null) {
                exchange.answer(work(exchange));
            } else {
                sabotage.handle(exchange, fault, this::work);
            }
        } catch (ShortBodyException e) {
            if (!exchange.isDecided()) {
                exchange.cut(false, String.valueOf(e.getMessage()));
            }
        }
    }

    @Override
    public void defect(RuntimeException defect) {
        defects.add(defect);
    }

    @Override
    public @Nullable FaultSpec connected() {
        FaultPlan.Named fault = faults.next(FaultPlan.CONNECTION);
        return fault == null ? null : fault.spec();
    }

    private Response work(Exchange exchange) throws IOException {
        try {
            return exchange.host() == Host.STORAGE ? world.storage().handle(exchange) : answer(exchange);
        } catch (Refusal refusal) {
            return error(refusal);
        } catch (RuntimeException e) {
            defects.add(e);
            return error(new Refusal(500, ErrorType.UNHANDLED_ERROR, "a defect of the simulator: " + e));
        }
    }

    @Override
    public void malformed(Exchange exchange, String complaint) throws IOException {
        exchange.answer(error(new Refusal(ErrorType.INVALID_QUERY, complaint)));
    }

    private Response answer(Exchange exchange) throws IOException {
        Endpoint endpoint = find(exchange);
        boolean sandbox = world.options().sandbox() || exchange.host() == Host.SANDBOX;
        if (endpoint.availability() == (sandbox ? Availability.NOT_ON_SANDBOX : Availability.ON_SANDBOX_ONLY)) {
            throw new Refusal(
                    ErrorType.NOT_IMPLEMENTED,
                    endpoint.path() + (sandbox ? " is not there on the sandbox" : " is there on the sandbox only"));
        }
        Form form = reader.form(exchange, endpoint);
        return endpoint.operation().answer(reader.read(exchange, endpoint, form));
    }

    private Endpoint find(Exchange exchange) {
        List<Endpoint> found = endpoints.get(exchange.head().operation());
        if (found == null) {
            throw new Refusal(
                    ErrorType.INVALID_QUERY,
                    "there is nothing at " + exchange.head().path());
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
