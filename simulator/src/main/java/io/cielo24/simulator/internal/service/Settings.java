package io.cielo24.simulator.internal.service;

import io.cielo24.simulator.internal.state.Account;

/** The settings of an account. */
final class Settings {

    static final int MAXIMUM_NOTES = 6000;
    static final String NOTES = "default_job_notes";
    static final String AUTHORIZE = "require_customer_authorization_before_starting_workflow";
    static final String AUTHORIZE_MECHANICAL = "customer_authorization_required_mechanical";

    private Settings() {}

    static boolean isOn(Account account, String setting) {
        return account.setting(setting).map(Boolean::parseBoolean).orElse(false);
    }

    /** Whether an order of this fidelity waits for authorization. */
    static boolean waits(Account account, String fidelity) {
        return isOn(account, fidelity.equals("MECHANICAL") ? AUTHORIZE_MECHANICAL : AUTHORIZE);
    }
}
