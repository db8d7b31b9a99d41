package io.cielo24.internal;

import io.cielo24.account.AccountOperations;
import io.cielo24.account.AccountSetting;
import io.cielo24.account.AccountSettings;
import io.cielo24.account.ApiKey;
import io.cielo24.account.ApiKeyRequest;
import io.cielo24.account.NewAccount;
import reactor.core.publisher.Mono;

/** The account's operations, in terms of session and pipeline. */
final class Accounts implements AccountOperations {

    private final Session session;
    private final Pipeline pipeline;

    Accounts(Session session, Pipeline pipeline) {
        this.session = session;
        this.pipeline = pipeline;
    }

    @Override
    public Mono<Void> login() {
        return session.token().then();
    }

    @Override
    public Mono<Void> logout() {
        return session.logout();
    }

    @Override
    public Mono<Void> updatePassword(String newPassword) {
        return pipeline.nothing(Call.to(Endpoint.ACCOUNT_UPDATE_PASSWORD)
                .with("new_password", Ids.notBlank("the new password", newPassword)));
    }

    @Override
    public Mono<Void> updatePassword(String username, String newPassword) {
        return pipeline.nothing(Call.to(Endpoint.ACCOUNT_UPDATE_PASSWORD)
                .with("username", Ids.notBlank("the user name", username))
                .with("new_password", Ids.notBlank("the new password", newPassword)));
    }

    @Override
    public Mono<Void> updateSetting(AccountSetting setting) {
        return pipeline.nothing(Call.to(Endpoint.ACCOUNT_UPDATE_SETTING).with(setting.parameters()));
    }

    @Override
    public Mono<AccountSettings> settings() {
        return pipeline.object(
                Call.to(Endpoint.ACCOUNT_GET_SETTINGS), fields -> new AccountSettings(fields.values(), fields.json()));
    }

    @Override
    public Mono<ApiKey> generateApiKey(ApiKeyRequest request) {
        return pipeline.object(
                Call.to(Endpoint.ACCOUNT_GENERATE_API_KEY).with(request.parameters()),
                fields -> new ApiKey(fields.requiredText("ApiKey")));
    }

    @Override
    public Mono<Void> removeApiKey(String key) {
        return pipeline.nothing(
                Call.to(Endpoint.ACCOUNT_REMOVE_API_KEY).with("api_securekey", Ids.notBlank("the API key", key)));
    }

    @Override
    public Mono<String> verifyKey() {
        return pipeline.object(Call.to(Endpoint.ACCOUNT_VERIFY_KEY), fields -> fields.requiredText("name"));
    }

    @Override
    public Mono<Void> create(NewAccount account) {
        return pipeline.nothing(Call.to(Endpoint.ACCOUNT_CREATE).with(account.parameters()));
    }
}
