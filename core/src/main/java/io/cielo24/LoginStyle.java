package io.cielo24;

/** How the credentials travel to the service at login. All three ways are documented by it. */
public enum LoginStyle {
    /**
     * In headers. The default: headers are in no access log. User names, passwords and keys that are not printable ASCII
     * cannot stand in a header, and travel in a JSON body instead.
     */
    HEADERS,
    /** In a JSON body, as a POST. */
    JSON,
    /**
     * In the query. For the case that both others are refused: what is in a query tends to be written to access logs, of
     * proxies too.
     */
    QUERY
}
