package io.cielo24.account;

import io.cielo24.internal.Parameters;
import java.util.Map;

/** One setting of an account and the value that it is to have. */
public final class AccountSetting {

    private static final int LONGEST_NOTES = 6000;

    private final Map<String, Object> parameters;

    private AccountSetting(Map<String, Object> parameters) {
        this.parameters = parameters;
    }

    /**
     * The notes that every new job starts with ({@code default_job_notes}).
     *
     * @param notes up to 6000 characters; empty for none
     * @return the setting
     */
    public static AccountSetting defaultJobNotes(String notes) {
        int length = notes.codePointCount(0, notes.length());
        if (length > LONGEST_NOTES) {
            throw new IllegalArgumentException(
                    "default_job_notes may have " + LONGEST_NOTES + " characters, has " + length);
        }
        return of("default_job_notes", notes);
    }

    /**
     * Whether every job waits for the customer's authorization before work starts ({@code
     * require_customer_authorization_before_starting_workflow}).
     *
     * @param required {@code true} to wait
     * @return the setting
     */
    public static AccountSetting requireCustomerAuthorization(boolean required) {
        return of("require_customer_authorization_before_starting_workflow", String.valueOf(required));
    }

    /**
     * Whether jobs of mechanical fidelity wait for it as well ({@code customer_authorization_required_mechanical}).
     *
     * @param required {@code true} to wait
     * @return the setting
     */
    public static AccountSetting requireCustomerAuthorizationForMechanical(boolean required) {
        return of("customer_authorization_required_mechanical", String.valueOf(required));
    }

    /**
     * A setting that has no method here, such as one that the service added later.
     *
     * @param setting as the service names it
     * @param value its new value
     * @return the setting
     */
    public static AccountSetting of(String setting, String value) {
        Parameters parameters = new Parameters();
        parameters.text("setting", setting);
        parameters.anyText("value", value);
        return new AccountSetting(parameters.snapshot());
    }

    /**
     * The same for a sub-account ({@code account_id}).
     *
     * @param accountId of the sub-account
     * @return the setting
     */
    public AccountSetting forAccount(String accountId) {
        Parameters copy = new Parameters();
        parameters.forEach(copy::value);
        copy.text("account_id", accountId);
        return new AccountSetting(copy.snapshot());
    }

    /**
     * What is sent, by documented name.
     *
     * @return setting, value and, where set, account
     */
    public Map<String, Object> parameters() {
        return parameters;
    }

    /** The setting's name. */
    @Override
    public String toString() {
        return "AccountSetting[" + parameters.get("setting") + "]";
    }
}
