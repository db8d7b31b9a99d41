package io.cielo24.simulator.internal.service;

/** How a request carries its parameters. */
enum Form {
    /** GET, everything in the query. */
    GET("GET with its parameters in the query"),
    /** POST without a body, everything in the query. */
    POST_QUERY("POST with its parameters in the query and Content-Length: 0"),
    /** POST, parameters as a form. */
    POST_FORM("POST with a body of application/x-www-form-urlencoded"),
    /** POST, parameters as a JSON object. */
    POST_JSON("POST with a body of application/json"),
    /** POST, parameters as parts of a form. */
    POST_MULTIPART("POST with a body of multipart/form-data"),
    /** POST, the body is a file. */
    POST_FILE("POST with the file as its body");

    private final String description;

    Form(String description) {
        this.description = description;
    }

    String description() {
        return description;
    }
}
