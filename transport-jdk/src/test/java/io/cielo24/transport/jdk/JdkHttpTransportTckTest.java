package io.cielo24.transport.jdk;

import io.cielo24.transport.HttpTransport;
import io.cielo24.transport.TransportConfig;
import io.cielo24.transport.tck.HttpTransportTck;

/** Every required rule, but for what the JDK's client cannot be made to do. */
class JdkHttpTransportTckTest extends HttpTransportTck {

    @Override
    protected HttpTransport create(TransportConfig config) {
        return JdkHttpTransport.create(config);
    }

    /** The client looks for the answer when the body is out, or when the connection has ended. */
    @Override
    protected boolean surfacesEarlyAnswerBeforeBodyIsSent() {
        return false;
    }

    /** The client takes the line of the last chunk for the end of the body. */
    @Override
    protected boolean readsTrailers() {
        return false;
    }
}
