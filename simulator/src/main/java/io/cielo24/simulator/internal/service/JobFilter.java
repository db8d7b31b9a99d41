package io.cielo24.simulator.internal.service;

import io.cielo24.simulator.internal.state.Account;
import io.cielo24.simulator.internal.state.Accounts;
import io.cielo24.simulator.internal.state.Job;
import io.cielo24.simulator.internal.state.Order;
import java.time.Instant;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.regex.Pattern;

/** Which jobs job/list names. */
final class JobFilter {

    private final Call call;
    private final Instant now;
    private final Predicate<Job> owned;
    private final Predicate<Job> rest;

    JobFilter(Call call, Accounts accounts, Instant now) {
        this.call = call;
        this.now = now;
        this.owned = owned(call, accounts);
        this.rest = times().and(words()).and(hours());
    }

    boolean matches(Job job) {
        return owned.test(job) && rest.test(job);
    }

    private static Predicate<Job> owned(Call call, Accounts accounts) {
        Account caller = call.account();
        String wanted = call.get("Username").orElse(caller.user());
        if (wanted.equals("*")) {
            return job -> accounts.find(job.identity().owner()).orElseThrow().isWithin(caller);
        }
        Account account = accounts.find(wanted)
                .filter(found -> found.isWithin(caller))
                .orElseThrow(() -> new Refusal(ErrorType.ACCOUNT_DOES_NOT_EXIST, "there is no sub-account " + wanted));
        return job -> job.identity().owner().equals(account.user());
    }

    private Predicate<Job> times() {
        DateRange created = range("CreationDate");
        DateRange started = range("StartDate");
        DateRange due = range("DueDate");
        DateRange completed = range("CompleteDate");
        DateRange returned = range("ReturnDate");
        DateRange authorized = range("AuthorizationDate");
        return job -> created.holds(Optional.of(job.identity().created()))
                && started.holds(job.started())
                && due.holds(job.due())
                && completed.holds(job.completed())
                && returned.holds(job.completed())
                && authorized.holds(job.authorized());
    }

    private DateRange range(String name) {
        return DateRange.of(call, name + "From", name + "To");
    }

    private Predicate<Job> words() {
        Optional<Pattern> name = call.get("JobName").map(JobFilter::wildcards);
        Optional<String> fidelity = call.get("Fidelity").map(JobView::answered);
        return job -> equal("JobStatus", Optional.of(job.status(now).text()))
                && equal("ExternalID", Optional.ofNullable(job.identity().externalId()))
                && equal("Priority", job.order().map(Order::priority))
                && equal("JobDifficulty", Optional.of(JobView.difficulty(job.status(now))))
                && fidelity.map(wanted -> job.order()
                                .map(Order::fidelity)
                                .map(JobView::answered)
                                .equals(Optional.of(wanted)))
                        .orElse(true)
                && name.map(pattern -> pattern.matcher(
                                        Optional.ofNullable(job.identity().name())
                                                .orElse(""))
                                .matches())
                        .orElse(true);
    }

    private boolean equal(String parameter, Optional<String> actual) {
        Optional<String> wanted = call.get(parameter);
        return wanted.isEmpty() || wanted.equals(actual);
    }

    private Predicate<Job> hours() {
        long from = call.get("TurnaroundTimeHoursFrom").map(Long::parseLong).orElse(Long.MIN_VALUE);
        long to = call.get("TurnaroundTimeHoursTo").map(Long::parseLong).orElse(Long.MAX_VALUE);
        if (from == Long.MIN_VALUE && to == Long.MAX_VALUE) {
            return job -> true;
        }
        return job -> job.order()
                .map(Order::turnaroundHours)
                .map(hours -> hours >= from && hours <= to)
                .orElse(false);
    }

    /** A star stands for any text. */
    private static Pattern wildcards(String text) {
        StringBuilder pattern = new StringBuilder();
        for (String part : text.split("\\*", -1)) {
            pattern.append(pattern.length() == 0 ? "" : ".*").append(Pattern.quote(part));
        }
        return Pattern.compile(pattern.toString(), Pattern.DOTALL);
    }
}
