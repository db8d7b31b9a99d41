package io.cielo24.account;

import reactor.core.publisher.Mono;

/**
 * The session and the account. Every publisher is cold: subscribing makes the call. Results arrive on threads of the
 * transport, which must not be blocked. Errors are those of {@link io.cielo24.Cielo24Exception}.
 */
public interface AccountOperations {

    /**
     * Logs in now ({@code login}), unless there is a session already. Not needed: the first call logs in by itself. Useful
     * to find out early whether the credentials are right.
     *
     * @return completes when there is a session
     */
    Mono<Void> login();

    /**
     * Ends the session ({@code logout}); does nothing if there is none. A later call logs in again.
     *
     * @return completes when the service has ended it
     */
    Mono<Void> logout();

    /**
     * Changes the account's own password ({@code update_password}). This client keeps the credentials it was made with: if
     * they were the old password, make a new client before the session expires.
     *
     * @param newPassword not blank; travels in the body, never in a URL
     * @return completes when it is changed
     */
    Mono<Void> updatePassword(String newPassword);

    /**
     * Changes the password of a sub-account ({@code update_password} with {@code username}).
     *
     * @param username of the sub-account
     * @param newPassword not blank; travels in the body, never in a URL
     * @return completes when it is changed
     */
    Mono<Void> updatePassword(String username, String newPassword);

    /**
     * Changes a setting of the account, or of a sub-account ({@code update_setting}).
     *
     * @param setting which, and to what
     * @return completes when it is changed
     */
    Mono<Void> updateSetting(AccountSetting setting);

    /**
     * Reads the account's settings ({@code get_settings}), whichever the service has.
     *
     * @return the settings
     */
    Mono<AccountSettings> settings();

    /**
     * Asks for the account's API key, which is made if there is none ({@code generate_api_key}).
     *
     * @return the key
     */
    default Mono<ApiKey> generateApiKey() {
        return generateApiKey(ApiKeyRequest.current());
    }

    /**
     * Asks for an API key ({@code generate_api_key}).
     *
     * @param request whose key, and whether it has to be a new one
     * @return the key. {@link io.cielo24.OutcomeUnknownException} if no answer came: a new key may have been made
     */
    Mono<ApiKey> generateApiKey(ApiKeyRequest request);

    /**
     * Removes an API key ({@code remove_api_key}). Later logins with it are refused with {@link
     * io.cielo24.ErrorType#ACCOUNT_UNPRIVILEGED}.
     *
     * @param key the key itself; travels in the body, never in a URL
     * @return completes when it is removed
     */
    Mono<Void> removeApiKey(String key);

    /**
     * Asks whose session this is ({@code verify_key}).
     *
     * @return the account's name
     */
    Mono<String> verifyKey();

    /**
     * Makes an account on the sandbox ({@code create}). The service wants this call on the sandbox host, with the token of
     * a session in production: so call it on a client for production, which sends this one call to {@link
     * io.cielo24.Cielo24Client.Builder#sandboxEndpoint}. The new account is then used by a client of its own, with {@link
     * io.cielo24.Cielo24Client#SANDBOX} as its endpoint.
     *
     * @param account user name, password and so on
     * @return completes when it is made. {@link io.cielo24.ErrorType#ACCOUNT_EXISTS} if the name is taken
     */
    Mono<Void> create(NewAccount account);
}
