package vn.vinhdanh.access.api;

import java.time.LocalDate;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.function.ToIntFunction;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import vn.vinhdanh.access.account.SignedIn;
import vn.vinhdanh.access.organisation.HistoricalGrants;
import vn.vinhdanh.access.problem.HttpRefusal;
import vn.vinhdanh.access.problem.Problem;
import vn.vinhdanh.events.Defect;
import vn.vinhdanh.events.Refusal;
import vn.vinhdanh.events.Sentence;
import vn.vinhdanh.eventstore.WriteTransaction;
import vn.vinhdanh.eventstore.Written;

/**
 * One write over HTTP: an argument of every controller method that changes anything. It knows who asks, which version
 * they have seen, whether they only want to try, and it lets the work be done exactly once however often it is asked.
 *
 * <pre>{@code
 * @PostMapping("/api/v1/nominations/{id}/withdraw")
 * ResponseEntity<?> withdraw(@PathVariable NominationId id, @RequestBody Withdrawal body, ApiWrite write) {
 *     return write.run(HttpStatus.OK, () -> {
 *         long version = commands.sendAndWait(new WithdrawNomination(id, write.requireVersion(), write.on(body.date())));
 *         return Outcome.of(id.value(), version);
 *     });
 * }
 * }</pre>
 */
public final class ApiWrite {

    /** Where business dates are days. */
    public static final ZoneId ZONE = ZoneId.of("Asia/Ho_Chi_Minh");

    private static final DateTimeFormatter VIETNAMESE_DAY = DateTimeFormatter.ofPattern("dd/MM/yyyy");

    private final SignedIn who;
    private final @Nullable String key;
    private final Supplier<byte[]> hash;
    private final @Nullable Long expectedVersion;
    private final boolean dryRun;
    private final LocalDate today;
    private final List<HistoricalGrants> grants;
    private final WriteTransaction transaction;
    private final IdempotencyKeys keys;
    private final Function<Throwable, Problem> problems;

    ApiWrite(
            SignedIn who,
            @Nullable String key,
            Supplier<byte[]> hash,
            @Nullable Long expectedVersion,
            boolean dryRun,
            LocalDate today,
            List<HistoricalGrants> grants,
            WriteTransaction transaction,
            IdempotencyKeys keys,
            Function<Throwable, Problem> problems) {
        this.who = who;
        this.key = key;
        this.hash = hash;
        this.expectedVersion = expectedVersion;
        this.dryRun = dryRun;
        this.today = today;
        this.grants = grants;
        this.transaction = transaction;
        this.keys = keys;
        this.problems = problems;
    }

    public SignedIn who() {
        return who;
    }

    /** Whether {@code ?dryRun=true} was asked: everything is done, answered, and undone. */
    public boolean isDryRun() {
        return dryRun;
    }

    /** The same write only tried, for a page that shows the effect before anything is done. */
    public ApiWrite trial() {
        return new ApiWrite(who, null, hash, expectedVersion, true, today, grants, transaction, keys, problems);
    }

    /** The version that the caller has seen, from If-Match; null where none was sent. */
    public @Nullable Long expectedVersion() {
        return expectedVersion;
    }

    /**
     * The version that the caller has seen. Call it inside the work, so that a repeated request needs none.
     *
     * @throws HttpRefusal 428 where none was sent
     */
    public long requireVersion() {
        if (expectedVersion == null) {
            throw HttpRefusal.preconditionRequired();
        }
        return expectedVersion;
    }

    /** Today's business date. */
    public LocalDate today() {
        return today;
    }

    /**
     * The business date of the act: the one stated, or today.
     *
     * @throws Refusal RULE for a date in the future; FORBIDDEN for one in the past that no grant covers
     */
    public LocalDate on(@Nullable LocalDate stated) {
        if (stated == null || stated.equals(today)) {
            return today;
        }
        if (stated.isAfter(today)) {
            throw Refusal.rule(Defect.of(
                            "DATE_IN_FUTURE",
                            "Ngày %s chưa đến.".formatted(VIETNAMESE_DAY.format(stated)),
                            "The day %s has not come yet.".formatted(stated))
                    .at("/date"));
        }
        if (grants.stream().noneMatch(grant -> grant.cover(who.person(), stated))) {
            throw Refusal.forbidden(Defect.of(
                            "HISTORICAL_RECORDING_REQUIRED",
                            "Ghi nhận việc của ngày %s cần được phép ghi nhận lịch sử cho ngày đó."
                                    .formatted(VIETNAMESE_DAY.format(stated)),
                            "Recording an act of %s needs a permission for historical recording of that day."
                                    .formatted(stated))
                    .at("/date"));
        }
        return stated;
    }

    /** Does the work exactly once and answers it over HTTP. */
    public ResponseEntity<Map<String, Object>> run(HttpStatus status, Supplier<Outcome> work) {
        return answer(status, work).toResponse();
    }

    /**
     * The same, where the answer has further fields.
     *
     * @param again finds them anew when the request is repeated, since they are not remembered
     */
    public ResponseEntity<Map<String, Object>> run(
            HttpStatus status, Supplier<Outcome> work, UnaryOperator<Outcome> again) {
        Answer answer = answer(status, work);
        if (!answer.repeated()) {
            return answer.toResponse();
        }
        return new Answer(answer.status(), again.apply(answer.outcome()), answer.position(), true, false).toResponse();
    }

    /** Does the work exactly once; for pages, which answer in their own way. */
    public Answer answer(HttpStatus status, Supplier<Outcome> work) {
        return answer(IdempotencyKeys.WHOLE, status.value(), work, (outcome, position) -> {});
    }

    /**
     * Does the work for each item, each in a write of its own: what fails leaves the others as they are. Numbers are
     * counted from 1.
     */
    public <T> ResponseEntity<Map<String, Object>> each(
            HttpStatus status, List<T> items, Function<? super T, Outcome> work) {
        return eachOf(status, numbered(items), work);
    }

    /** The same, for rows that bring their numbers. */
    public <T> ResponseEntity<Map<String, Object>> each(
            HttpStatus status, List<T> items, ToIntFunction<? super T> row, Function<? super T, Outcome> work) {
        return eachOf(status, numbered(items, row), work);
    }

    /**
     * Does the work for all items in one write, or for none: where any is refused, everything is undone and every
     * refusal is told, with pointers such as {@code /rows/97/award}.
     */
    public <T> ResponseEntity<Map<String, Object>> all(
            HttpStatus status, List<T> items, Function<? super T, Outcome> work) {
        return allOf(status, numbered(items), work, report -> {});
    }

    /**
     * The same, for rows that bring their numbers.
     *
     * @param more adds to the answer what concerns the list as a whole, such as unknown columns
     */
    public <T> ResponseEntity<Map<String, Object>> all(
            HttpStatus status,
            List<T> items,
            ToIntFunction<? super T> row,
            Function<? super T, Outcome> work,
            Consumer<Map<String, Object>> more) {
        return allOf(status, numbered(items, row), work, more);
    }

    private record Numbered<T>(int row, T item) {}

    private static <T> List<Numbered<T>> numbered(List<T> items) {
        List<Numbered<T>> numbered = new ArrayList<>(items.size());
        for (T item : items) {
            numbered.add(new Numbered<>(numbered.size() + 1, item));
        }
        return numbered;
    }

    private static <T> List<Numbered<T>> numbered(List<T> items, ToIntFunction<? super T> row) {
        return items.stream()
                .map(item -> new Numbered<>(row.applyAsInt(item), item))
                .toList();
    }

    private <T> ResponseEntity<Map<String, Object>> eachOf(
            HttpStatus status, List<Numbered<T>> items, Function<? super T, Outcome> work) {
        if (key != null && !dryRun && !keys.claim(who.account(), key, IdempotencyKeys.WHOLE, hash.get())) {
            recorded(IdempotencyKeys.WHOLE);
        }
        List<ItemReport> reports = new ArrayList<>(items.size());
        long position = 0;
        boolean repeated = !items.isEmpty();
        for (Numbered<T> item : items) {
            try {
                Answer answer =
                        answer(item.row(), status.value(), () -> work.apply(item.item()), (outcome, reached) -> {});
                reports.add(ItemReport.done(
                        item.row(), answer.status(), answer.outcome(), dryRun ? null : answer.position()));
                position = Math.max(position, answer.position());
                repeated &= answer.repeated();
            } catch (RuntimeException failure) {
                reports.add(ItemReport.refused(item.row(), problems.apply(failure)));
                repeated = false;
            }
        }
        return report(HttpStatus.OK.value(), reports, position, repeated, body -> {});
    }

    private <T> ResponseEntity<Map<String, Object>> allOf(
            HttpStatus status,
            List<Numbered<T>> items,
            Function<? super T, Outcome> work,
            Consumer<Map<String, Object>> more) {
        List<ItemReport> reports = new ArrayList<>(items.size());
        Answer answer = answer(
                IdempotencyKeys.WHOLE,
                status.value(),
                () -> {
                    reports.clear();
                    reports.addAll(workAll(status, items, work));
                    return Outcome.of("");
                },
                (outcome, position) -> recordItems(status, reports, position));
        if (answer.repeated() && key != null) {
            for (IdempotencyKeys.Recorded item : keys.items(who.account(), key)) {
                reports.add(ItemReport.done(item.item(), status.value(), item.outcome(), null));
            }
        }
        return report(status.value(), reports, answer.position(), answer.repeated(), more);
    }

    private <T> List<ItemReport> workAll(
            HttpStatus status, List<Numbered<T>> items, Function<? super T, Outcome> work) {
        List<ItemReport> done = new ArrayList<>(items.size());
        List<Defect> defects = new ArrayList<>();
        for (Numbered<T> item : items) {
            try {
                done.add(ItemReport.done(item.row(), status.value(), work.apply(item.item()), null));
            } catch (Refusal refusal) {
                refusal.defects().stream()
                        .map(defect -> defect.at(pointer(item.row(), defect.pointer())))
                        .forEach(defects::add);
            }
        }
        if (!defects.isEmpty()) {
            throw new Refusal(Refusal.Kind.RULE, defects);
        }
        return done;
    }

    private static String pointer(int row, @Nullable String inside) {
        return "/rows/" + row + (inside == null || !inside.startsWith("/") ? "" : inside);
    }

    private void recordItems(HttpStatus status, List<ItemReport> reports, long position) {
        if (key == null) {
            return;
        }
        for (ItemReport report : reports) {
            String id = report.id();
            Long version = report.version();
            keys.claim(who.account(), key, report.row(), hash.get());
            keys.complete(
                    who.account(),
                    key,
                    report.row(),
                    status.value(),
                    Outcome.of(id == null ? "" : id, version == null ? Outcome.UNVERSIONED : version),
                    position);
        }
    }

    private ResponseEntity<Map<String, Object>> report(
            int status, List<ItemReport> reports, long position, boolean repeated, Consumer<Map<String, Object>> more) {
        long failed =
                reports.stream().filter(report -> report.problem() != null).count();
        Map<String, Object> body = new LinkedHashMap<>();
        body.put("succeeded", reports.size() - failed);
        body.put("failed", failed);
        body.put("position", position);
        if (dryRun) {
            body.put("dryRun", true);
        }
        body.put("items", List.copyOf(reports));
        more.accept(body);
        ResponseEntity.BodyBuilder response = ResponseEntity.status(dryRun ? HttpStatus.OK.value() : status);
        if (!dryRun) {
            response.header("X-Position", Long.toString(position));
            if (repeated) {
                response.header("Idempotent-Replayed", "true");
            }
        }
        return response.body(body);
    }

    private interface Recording {
        void record(Outcome outcome, long position);
    }

    private Answer answer(int item, int status, Supplier<Outcome> work, Recording recording) {
        if (dryRun) {
            return tried(status, work);
        }
        if (key == null) {
            Written<Outcome> written = transaction.execute(work);
            return new Answer(status, written.result(), written.position(), false, false);
        }
        String claimed = key;
        byte[] asked = hash.get();
        try {
            Written<Outcome> written = transaction.execute(
                    () -> {
                        if (!keys.claim(who.account(), claimed, item, asked)) {
                            throw new AnsweredBefore();
                        }
                        return work.get();
                    },
                    done -> {
                        keys.complete(who.account(), claimed, item, status, done.result(), done.position());
                        recording.record(done.result(), done.position());
                    });
            return new Answer(status, written.result(), written.position(), false, false);
        } catch (AnsweredBefore before) {
            IdempotencyKeys.Recorded recorded = recorded(item);
            Integer answered = recorded.status();
            if (answered == null) {
                throw keyInUse();
            }
            return new Answer(answered, recorded.outcome(), recorded.position(), true, false);
        }
    }

    private Answer tried(int status, Supplier<Outcome> work) {
        try {
            transaction.execute(work, written -> {
                throw new Tried(written.result(), written.position());
            });
            throw new IllegalStateException("A trial is always undone");
        } catch (Tried tried) {
            return new Answer(status, tried.outcome, tried.position, false, true);
        }
    }

    private IdempotencyKeys.Recorded recorded(int item) {
        String claimed = key;
        IdempotencyKeys.Recorded recorded =
                claimed == null ? null : keys.find(who.account(), claimed, item).orElse(null);
        if (recorded == null) {
            throw keyInUse();
        }
        if (!recorded.isOf(hash.get())) {
            throw Refusal.rule(Defect.of(
                            "IDEMPOTENCY_KEY_REUSED",
                            "Khóa Idempotency-Key này đã dùng cho một yêu cầu khác.",
                            "This Idempotency-Key was used for another request.")
                    .at(ApiWriteResolver.KEY));
        }
        return recorded;
    }

    private static HttpRefusal keyInUse() {
        return HttpRefusal.of(
                409,
                new Sentence("Yêu cầu đang được xử lý", "The request is being worked on"),
                Defect.of(
                                "IDEMPOTENCY_KEY_IN_USE",
                                "Yêu cầu cùng khóa này đang được xử lý.",
                                "A request with this key is being worked on.")
                        .at(ApiWriteResolver.KEY));
    }

    /** Leaves a transaction whose key was another's. */
    private static final class AnsweredBefore extends RuntimeException {

        private AnsweredBefore() {
            super("Answered before", null, false, false);
        }
    }

    /** Carries the outcome of a trial out of the transaction that it undoes. */
    private static final class Tried extends RuntimeException {

        private final transient Outcome outcome;
        private final long position;

        private Tried(Outcome outcome, long position) {
            super("Only tried", null, false, false);
            this.outcome = outcome;
            this.position = position;
        }
    }
}
