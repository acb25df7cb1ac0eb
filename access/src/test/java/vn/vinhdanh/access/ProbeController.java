package vn.vinhdanh.access;

import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;
import java.io.IOException;
import java.io.InputStream;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.axonframework.eventhandling.EventBus;
import org.axonframework.eventhandling.GenericDomainEventMessage;
import org.axonframework.modelling.command.AggregateNotFoundException;
import org.axonframework.modelling.command.ConcurrencyException;
import org.axonframework.modelling.command.ConflictingAggregateVersionException;
import org.jspecify.annotations.Nullable;
import org.springframework.core.io.Resource;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.security.web.csrf.CsrfToken;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PatchMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.multipart.MultipartFile;
import vn.vinhdanh.access.account.SignedIn;
import vn.vinhdanh.access.api.ApiWrite;
import vn.vinhdanh.access.api.Outcome;
import vn.vinhdanh.access.api.Page;
import vn.vinhdanh.access.api.Paging;
import vn.vinhdanh.access.api.ReadAt;
import vn.vinhdanh.access.document.Documents;
import vn.vinhdanh.access.document.StoredDocument;
import vn.vinhdanh.access.table.SentTable;
import vn.vinhdanh.events.Defect;
import vn.vinhdanh.events.DocumentId;
import vn.vinhdanh.events.Id;
import vn.vinhdanh.events.OfficeKind;
import vn.vinhdanh.events.Refusal;
import vn.vinhdanh.events.SettingId;
import vn.vinhdanh.events.UnitId;
import vn.vinhdanh.events.organisation.AuthoritySettingMade;

/** A controller of no domain, which does with this module what those of the services do. */
@RestController
class ProbeController {

    record Body(
            @Nullable String name,
            @Nullable OfficeKind kind,
            @Nullable LocalDate date,
            @Nullable UnitId unit,
            int number,
            List<Inner> inner) {

        Body {
            inner = inner == null ? List.of() : List.copyOf(inner);
        }
    }

    record Inner(@Nullable String text, boolean flag) {}

    record Checked(
            @NotBlank String name,
            @Size(min = 1, max = 3) @Nullable String code) {}

    private final JdbcClient jdbc;
    private final Documents documents;
    private final EventBus events;
    final AtomicInteger runs = new AtomicInteger();

    ProbeController(JdbcClient jdbc, Documents documents, EventBus events) {
        this.jdbc = jdbc;
        this.documents = documents;
        this.events = events;
        jdbc.sql("create table if not exists probe (name text, by_whom text)").update();
    }

    @GetMapping("/api/probe/me")
    Map<String, Object> me(SignedIn who) {
        return Map.of("account", who.account(), "person", who.person().value(), "administrator", who.administrator());
    }

    @GetMapping("/public/api/probe")
    Map<String, Object> open(@Nullable SignedIn who) {
        return Map.of("anonymous", who == null);
    }

    @GetMapping("/public/api/probe/token")
    String token(CsrfToken token) {
        return token.getToken();
    }

    @PostMapping("/public/api/probe")
    Map<String, Object> openWrite() {
        return Map.of();
    }

    @PostMapping("/api/probe/json")
    Body json(@RequestBody Body body) {
        return body;
    }

    @PostMapping("/api/probe/checked")
    Checked checked(@Valid @RequestBody Checked body) {
        return body;
    }

    @GetMapping("/api/probe/units/{unit}")
    String unit(
            @PathVariable UnitId unit, @RequestParam LocalDate on, @RequestParam(required = false) OfficeKind kind) {
        return unit.value() + on + kind;
    }

    @GetMapping("/api/probe/refused/{kind}")
    String refused(@PathVariable Refusal.Kind kind) {
        throw new Refusal(
                kind,
                List.of(
                        Defect.of("FIRST", "Lỗi thứ nhất.", "The first reason.")
                                .at("/name")
                                .citing("06/2022/QH15 Điều 5"),
                        Defect.of("SECOND", "Lỗi thứ hai.", "The second reason.")));
    }

    @GetMapping("/api/probe/broken")
    String broken() {
        throw new IllegalStateException("the password of the database is hunter2");
    }

    @GetMapping("/api/probe/missing")
    String missing() {
        throw new AggregateNotFoundException("nomination:1", "none");
    }

    @GetMapping("/api/probe/stale")
    String stale() {
        throw new ConflictingAggregateVersionException("nomination:1", 1L, 2L);
    }

    @GetMapping("/api/probe/concurrent")
    String concurrent() {
        throw new ConcurrencyException("twice");
    }

    @GetMapping("/probe/page")
    String page() {
        throw Refusal.notFound("Không có.", "None.");
    }

    /** Writes one row for each time it is really run. */
    @PostMapping("/api/probe/writes/{name}")
    ResponseEntity<Map<String, Object>> write(@PathVariable String name, ApiWrite write) {
        return write.run(
                HttpStatus.CREATED,
                () -> {
                    runs.incrementAndGet();
                    insert(name, write);
                    if (name.startsWith("refused")) {
                        throw Refusal.rule(Defect.of("NO", "Không.", "No."));
                    }
                    return Outcome.of(name, 7).at("/api/probe/writes/" + name).with("receipt", "R-" + name);
                },
                outcome -> outcome.with("receipt", "R-" + outcome.id()));
    }

    @PatchMapping("/api/probe/writes/{name}")
    ResponseEntity<Map<String, Object>> change(@PathVariable String name, ApiWrite write) {
        return write.run(HttpStatus.OK, () -> {
            long version = write.requireVersion();
            if (version != 7) {
                throw new Refusal(Refusal.Kind.STALE, List.of(Defect.of("STALE", "Đã đổi.", "Changed meanwhile.")));
            }
            insert(name, write);
            return Outcome.of(name, version + 1);
        });
    }

    @DeleteMapping("/api/probe/writes/{name}")
    ResponseEntity<Map<String, Object>> delete(@PathVariable String name, ApiWrite write) {
        return write.run(HttpStatus.OK, () -> Outcome.of(name));
    }

    @PostMapping("/api/probe/dated")
    ResponseEntity<Map<String, Object>> dated(@RequestParam(required = false) @Nullable LocalDate on, ApiWrite write) {
        return write.run(HttpStatus.OK, () -> Outcome.of("x").with("on", write.on(on)));
    }

    @PostMapping("/api/probe/each")
    ResponseEntity<Map<String, Object>> each(@RequestBody List<String> names, ApiWrite write) {
        return write.each(HttpStatus.OK, names, name -> one(name, write));
    }

    @PostMapping("/api/probe/all")
    ResponseEntity<Map<String, Object>> all(@RequestBody List<String> names, ApiWrite write) {
        return write.all(HttpStatus.CREATED, names, name -> one(name, write));
    }

    @PostMapping(path = "/api/probe/table", consumes = "text/csv")
    ResponseEntity<Map<String, Object>> table(InputStream file, ApiWrite write) throws IOException {
        SentTable table = SentTable.read(file.readAllBytes(), Set.of("name"), Set.of(), 10_000);
        return write.all(
                HttpStatus.CREATED,
                table.map(row -> Map.entry(row.number(), row.required("name"))),
                Map.Entry::getKey,
                entry -> one(entry.getValue(), write),
                report -> report.put("unknownColumns", table.unknownColumns()));
    }

    @PostMapping("/api/probe/documents")
    ResponseEntity<Map<String, Object>> upload(@RequestParam MultipartFile file, ApiWrite write) {
        return write.run(HttpStatus.CREATED, () -> {
            try (InputStream content = file.getInputStream()) {
                StoredDocument document = documents.store(file.getOriginalFilename(), content, file.getContentType());
                return Outcome.of(document.id().value()).with("document", document);
            } catch (IOException e) {
                throw new IllegalStateException(e);
            }
        });
    }

    @GetMapping("/api/probe/documents/{id}")
    ResponseEntity<Resource> download(@PathVariable DocumentId id) {
        return documents.download(id);
    }

    @GetMapping("/api/probe/list")
    Page<Integer> list(Paging paging, @RequestParam(defaultValue = "1000") int size) {
        int after = paging.isFirst() ? 0 : Integer.parseInt(paging.after().get(0));
        List<Integer> rows = new ArrayList<>(IntStream.rangeClosed(after + 1, size)
                .limit(paging.fetch())
                .boxed()
                .toList());
        Page<Integer> page = Page.of(rows, paging, row -> List.of(Integer.toString(row)));
        return paging.count() ? page.outOf(size) : page;
    }

    @GetMapping("/api/probe/read")
    Map<String, Object> read(ReadAt at, @RequestParam(defaultValue = "probe.organisation") String view) {
        at.await(view);
        return Map.of("condition", at.holds("r"), "past", at.isPast());
    }

    private Outcome one(String name, ApiWrite write) {
        insert(name, write);
        if (name.startsWith("refused")) {
            throw Refusal.rule(Defect.of("NO", "Không.", "No.").at("/name"));
        }
        return Outcome.of(name, 0);
    }

    private void insert(String name, ApiWrite write) {
        jdbc.sql("insert into probe (name, by_whom) values (:name, :who)")
                .param("name", name)
                .param("who", write.who().account())
                .update();
        SettingId id = new SettingId(Id.next());
        events.publish(new GenericDomainEventMessage<>(
                "Setting",
                id.toString(),
                0,
                new AuthoritySettingMade(id, new UnitId("D"), null, "probe", name, LocalDate.of(2021, 1, 1), "1/QD")));
    }
}
