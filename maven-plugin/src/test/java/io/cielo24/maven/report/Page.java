package io.cielo24.maven.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;
import tools.jackson.databind.JsonNode;

/** A page of the browser: what a person does with it, and what it says. */
public final class Page implements AutoCloseable {

    private final Chromium browser;
    private final String session;
    private final String target;
    private final List<String> complaints = new CopyOnWriteArrayList<>();
    private final List<String> requests = new CopyOnWriteArrayList<>();
    private final Consumer<JsonNode> listener = this::heard;
    private volatile CompletableFuture<Void> loaded = new CompletableFuture<>();

    Page(Chromium browser, String session, String target) {
        this.browser = browser;
        this.session = session;
        this.target = target;
        browser.listen(listener);
        for (String domain : List.of("Page", "Runtime", "Network", "Log")) {
            call(domain + ".enable", Map.of());
        }
        window(1440, 1000);
    }

    private void heard(JsonNode event) {
        if (!session.equals(event.path("sessionId").asString(""))) {
            return;
        }
        JsonNode parameters = event.get("params");
        switch (event.get("method").asString()) {
            case "Page.loadEventFired" -> loaded.complete(null);
            case "Runtime.exceptionThrown", "Runtime.consoleAPICalled" -> complaints.add(parameters.toString());
            case "Log.entryAdded" -> complaints.add(parameters.get("entry").toString());
            case "Network.requestWillBeSent" ->
                request(parameters.get("request").get("url").asString());
            default -> {
                // Of no interest here.
            }
        }
    }

    /** The browser's own pictures, for the buttons of its player, come as data. */
    private void request(String address) {
        if (!address.startsWith("data:")) {
            requests.add(address);
        }
    }

    /** Everything the console would show: failures, refusals of the policy, files that were not found. */
    public List<String> complaints() {
        return complaints;
    }

    /** Every address that was asked for. */
    public List<String> requests() {
        return requests;
    }

    JsonNode call(String method, Map<String, ?> parameters) {
        return browser.call(session, method, parameters);
    }

    void window(int width, int height) {
        call(
                "Emulation.setDeviceMetricsOverride",
                Map.of("width", width, "height", height, "deviceScaleFactor", 1, "mobile", false));
    }

    /** Media features and type, such as {@code prefers-color-scheme} and {@code print}. */
    void emulate(String type, Map<String, String> features) {
        List<Map<String, String>> all = features.entrySet().stream()
                .map(feature -> Map.of("name", feature.getKey(), "value", feature.getValue()))
                .toList();
        call("Emulation.setEmulatedMedia", Map.of("media", type, "features", all));
    }

    void withoutScripts() {
        call("Emulation.setScriptExecutionDisabled", Map.of("value", true));
    }

    public void open(URI address) {
        loaded = new CompletableFuture<>();
        call("Page.navigate", Map.of("url", address.toString()));
        Chromium.await(loaded, "loading " + address);
    }

    /** The value of an expression. */
    JsonNode value(String expression) {
        JsonNode result =
                call("Runtime.evaluate", Map.of("expression", expression, "returnByValue", true, "awaitPromise", true));
        assertThat(result.has("exceptionDetails"))
                .as(expression + ": " + result.path("exceptionDetails"))
                .isFalse();
        return result.get("result").path("value");
    }

    public String text(String expression) {
        return value(expression).asString();
    }

    public double number(String expression) {
        return value(expression).asDouble();
    }

    boolean is(String expression) {
        return value("!!(" + expression + ")").asBoolean();
    }

    /** Waits until the expression holds, and fails with the value of another one if that takes too long. */
    public void until(String expression, String otherwiseTell) {
        boolean came = value("""
                new Promise((resolve) => {
                  const end = performance.now() + 30000;
                  const look = () => {
                    if (%s) { resolve(true); }
                    else if (performance.now() > end) { resolve(false); }
                    else { setTimeout(look, 20); }
                  };
                  look();
                })""".formatted(expression)).asBoolean();
        assertThat(came)
                .as(() -> expression + " never came, but " + value(otherwiseTell))
                .isTrue();
    }

    public void until(String expression) {
        until(expression, "null");
    }

    /** Presses and releases a key as a person would. */
    void press(String key) {
        Map<String, Integer> codes = Map.of(
                "Tab", 9, "Enter", 13, " ", 32, "End", 35, "Home", 36, "ArrowUp", 38, "ArrowDown", 40, "Escape", 27);
        Map<String, Object> event = new HashMap<>(Map.of("key", key, "code", key.equals(" ") ? "Space" : key));
        event.put("windowsVirtualKeyCode", codes.get(key));
        event.put("type", "rawKeyDown");
        call("Input.dispatchKeyEvent", event);
        if (key.equals("Enter") || key.equals(" ")) {
            event.put("type", "char");
            event.put("text", key.equals("Enter") ? "\r" : " ");
            call("Input.dispatchKeyEvent", event);
            event.remove("text");
        }
        event.put("type", "keyUp");
        call("Input.dispatchKeyEvent", event);
    }

    void type(String text) {
        call("Input.insertText", Map.of("text", text));
    }

    void click(String selector) {
        JsonNode at = value("(() => { const e = document.querySelector(" + Chromium.JSON.writeValueAsString(selector)
                + "); e.scrollIntoView({block: 'nearest', behavior: 'instant'}); const r = e.getBoundingClientRect();"
                + " return {x: r.x + Math.min(r.width / 2, 40), y: r.y + r.height / 2}; })()");
        for (String type : List.of("mousePressed", "mouseReleased")) {
            call(
                    "Input.dispatchMouseEvent",
                    Map.of(
                            "type",
                            type,
                            "x",
                            at.get("x").asDouble(),
                            "y",
                            at.get("y").asDouble(),
                            "button",
                            "left",
                            "clickCount",
                            1));
        }
    }

    /** What a screen reader is told about the element that has the focus: role and name. */
    String focused() {
        JsonNode nodes = call("Accessibility.getFullAXTree", Map.of()).get("nodes");
        for (JsonNode node : nodes) {
            for (JsonNode property : node.path("properties")) {
                if (property.get("name").asString().equals("focused")
                        && property.get("value").get("value").asBoolean()
                        && !node.path("role").path("value").asString().equals("RootWebArea")) {
                    return node.get("role").get("value").asString() + " "
                            + node.get("name").get("value").asString();
                }
            }
        }
        return "";
    }

    /** For a person to look at, in the build's directory. */
    public void screenshot(String name) throws IOException {
        String data = call("Page.captureScreenshot", Map.of("format", "png"))
                .get("data")
                .asString();
        Path directory = Files.createDirectories(Path.of("target", "report"));
        Files.write(directory.resolve(name + ".png"), Base64.getDecoder().decode(data));
    }

    byte[] pdf() {
        String data = call("Page.printToPDF", Map.of("printBackground", true))
                .get("data")
                .asString();
        return Base64.getDecoder().decode(data);
    }

    @Override
    public void close() {
        browser.forget(listener);
        browser.call(null, "Target.closeTarget", Map.of("targetId", target));
    }
}
